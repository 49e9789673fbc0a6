"""What is said about text that is not in the notation: what was expected, and how to correct it."""

PROBLEMS = {
    "nothing": "There is nothing to read yet. Write one step a line.",
    "eaten": (
        'Python has taken a backslash here for something else. Put an r before the quotes: r"""…"""'
    ),
    "many": "A derivation has at most {most} lines.",
    "much": "A derivation has at most {most} characters in all.",
    "no-start": "Nothing stands before this =. Begin with the expression you start from.",
    "no-equals": "A line after the first begins with =.",
    "equations": (
        "This line has an expression before its =. From the second line on, begin each line "
        "with = and write only what comes after it."
    ),
    "no-equation": "The lines are equations here, so this one needs both its sides: … = …",
    "let": "A name is given as in: let alpha = 1 + e^-x",
    "let-missing": "This line gives a name to something. Put let in front of it: let {named}",
    "many-given": "At most {most} names can be given in one derivation.",
    "let-name": "{name} cannot be given: use a fresh name that is not in its own meaning.",
    "nothing-after": "Nothing stands after this =. Write the next expression there.",
    "empty": "An expression was expected here.",
    "long": "This line is too long to read: at most {most} characters.",
    "written-out": (
        "With the names that were given written out, this is too long to read: "
        "at most {most} parts."
    ),
    "digits": "This number is too long to read: at most {most} digits.",
    "deep": "This is nested too deep to read: at most {most} levels.",
    "open": "This bracket is never closed: {bracket}",
    "close": "This bracket was never opened: {bracket}",
    "pair": "This {bracket} does not fit the {opened} that was opened at column {at}.",
    "character": "This character is not in the notation: {character}",
    "comma": (
        "A comma is not read here. Write one formula a line; a decimal has a point, as in 0.5; "
        "a derivative is written d/dx[…]."
    ),
    "end": "The line ends too early: a number, a name, a function or a bracket was expected.",
    "token": "{expected} was expected here, not {found}.",
    "letters": (
        "{text} is not a name. Names have one letter, or are a Greek letter's name. "
        "For a product write the factors apart: {apart}{hint}"
    ),
    "word": (
        "{text} is not a name: names have one letter, or are a Greek letter's name. "
        "A remark stands after #. A function of your own needs a first line: {text}(x) = …"
    ),
    "function-word": "{text} is not in the notation. Write {mend} for {text}(x).",
    "function-python": "{text} is Python, and this is read as on paper. Write {mend} alone.",
    "function-unread": "{text} is not in the notation yet.",
    "inverse-word": (
        "{text} could be an inverse function or a product. The notation has no inverse functions; "
        "for the product write {apart}"
    ),
    "two-products": "These letters side by side could be {ways}. Write * between the factors.",
    "function-run": (
        "It is not clear how far {name} reaches. Put its argument in brackets: {name}({rest})"
    ),
    "digit-after-name": (
        "A number right after a name is not read. "
        "Write {digits}{name} or {name}*{digits} for a product, {name}_{digits} for an index, "
        "{name}^{digits} for a power."
    ),
    "log-base": "Write the base of a logarithm after an underscore: log_{base}(…)",
    "odd-base": (
        "The base of a logarithm is one number or one name: log_2(x), log_b(x). "
        "For another write ln(x)/ln(…)."
    ),
    "order": (
        "The order of a derivative is a number from 1 on, the same above and below: d^2/dx^2."
    ),
    "bare-argument": (
        "It is not clear how far the function reaches: ln x y can mean ln(x y) or ln(x) y. "
        "Put its argument in brackets."
    ),
    "bare-function": "{name} needs an argument in brackets: {name}(x)",
    "function-power": (
        "It is not clear whether this is a power or an inverse function. "
        "Write a power after the argument: {name}(x)^2, 1/{name}(x)"
    ),
    "inverse-power": (
        "This could be 1/{name}(x) or the inverse function of {name}. Write 1/{name}(x) for the "
        "power, and the inverse function by its own name."
    ),
    "transpose": (
        "It is not clear whether T is an exponent or marks a transpose. Only numbers are read: "
        "write the product as {name} * (…), a power as {name}^(T)."
    ),
    "index-above": (
        "It is not clear whether {index} is an exponent or an index. "
        "Write {name}_{index} for an index, {name}^{index} for a power."
    ),
    "function-index": "Only log takes a base: {name} does not.",
    "exponent": (
        "It is not clear how far the exponent reaches. Put it in brackets, as in e^(-2x), "
        "or write * after it, as in e^-2 * x."
    ),
    "run-in-exponent": (
        "It is not clear how far the exponent reaches. Put it in brackets, as in e^({run}), or "
        "write * after it."
    ),
    "divisor": (
        "It is not clear how far the fraction's lower part reaches. "
        "Write 1/(2x), or (1/2) x if that is meant."
    ),
    "number-after": (
        "It is not clear what the number is: a factor, or a power that was lost in copying. "
        "Write * before a factor, as in x * 2, and ^ before a power, as in x^2."
    ),
    "prime": "It is not clear what the prime belongs to. Put that in brackets: (e^x)'",
    "primed-name": (
        "It is not clear whether {name}' is a function here. If it is, give it a first line: "
        "{name}(x) = …. For a product write {name}' * (…)."
    ),
    "call-or-product": (
        "It is not clear whether this is a function or a product. If {name} is a function, give "
        "it a first line: {name}(x) = …. For a product write {name} * ({argument})."
    ),
    "operator-or-product": (
        "It is not clear what {name} stands for. For a derivative write d/dx[{argument}], for a "
        "product {name} * ({argument}). A function needs a first line: {name}(x) = …"
    ),
    "call-of-itself": (
        "It is not clear whether this is a function or a product. "
        "Write {name}({argument}) * (…) for a product."
    ),
    "no-first-line": (
        "Nothing says what {name} stands for, so nothing can be put in. "
        "Give it a first line: {name}({argument}) = …"
    ),
    "slope-at": (
        "A value can only be put in where no derivative is left. "
        "Work out {name}{primes}({argument}) first, then put the value into that."
    ),
    "prime-of-what": "A prime needs one variable to go by; here is {names}. Write d/dx[…].",
    "square-needed": "It is not clear how far the derivative reaches. Write {ways}",
    "latex-long": "This LaTeX is too long to read: at most {most} characters in all.",
    "latex-block": (
        "A block of this kind is not read: {name}. "
        "Paste align, aligned, equation, gather, split or multline, or the lines alone."
    ),
    "latex-words": (
        "A formula goes on after words. Put the words at the end of the line, or leave them out."
    ),
    "latex-command": (
        "{command} is not in the notation. LaTeX is read as far as the notation goes: "
        "fractions, powers, roots, brackets, Greek letters and the functions listed there."
    ),
    "latex-argument": "Put what belongs together in braces: {{{text}}}",
    "latex-braces": (
        "Braces do not show on paper, so it is not clear how far this reaches. "
        "Write brackets that show: \\left( … \\right)"
    ),
    "latex-gap": "Only one formula a line is read; a wide space stands between two here.",
    "latex-index": "An index is one run of letters and digits, as in w_{{1}}.",
    "latex-scripts": (
        "It is not clear what this index or power belongs to. "
        "Put what belongs together in braces: e^{{w_1}}, x_{{1}}^{{2}}"
    ),
    "latex-exponent": "In LaTeX an exponent stands in braces: e^{{-2x}}",
    "latex-order": (
        "It is not clear whether this is a power, an index or the order of a derivative. "
        "Write x^{{2}} for a power, x_{{2}} for an index, f'' for a second derivative."
    ),
    "latex-hat": "A hat, a bar or a tilde stands over one letter: \\hat{{y}}, \\bar{{x}}",
    "latex-over": (
        "It is not clear how far this fraction reaches. Put it in braces: {{a \\over b}}, "
        "or write \\frac{{a}}{{b}}"
    ),
    "latex-root": (
        "A root has a whole number: \\sqrt[3]{{x}}. Write any other as a power: x^{{1/n}}"
    ),
    "latex-value": (
        "A value behind a bar is not read. Write the slope on one line, and on the next what it is "
        "with the value put in, as in f'(0) = …"
    ),
}
