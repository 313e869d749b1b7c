#: quotes and escapes
print('it\'s', "say \"hi\"", 'tab\there', 'line\\n', '\x41\u00e9\U0001F600', r'\n raw', '''three
lines''', "a" 'b' "c")
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), repr("a\n\t\\\x00\x7f\xe9"), repr('\u200b\ud7ff'), ascii('é'))
print(len('héllo'), len('😀'), '😀a'[1], '😀'[0] == '😀', 'a😀b'[::-1], [c for c in '😀é'])
#: indices and slices
s = 'abcdefg'
print(s[0], s[-1], s[2:5], s[:3], s[3:], s[::2], s[::-1], s[-3:-1], s[10:], s[5:2], s[5:2:-1], s[-100:100], s[::-2], s[1:-1])
print(s[True], 'x' in s, 'cd' in s, '' in s, 'dc' not in s)
#: methods that change case
t = 'hELLO wORLD'
print(t.upper(), t.lower(), t.title(), t.capitalize(), t.swapcase(), "they're bill's".title(), 'ß'.upper(), 'straße'.casefold())
#: methods that strip and split
print('  a b  '.strip() + '|', '  a'.lstrip(), 'a  '.rstrip() + '|', 'xxaxx'.strip('x'), 'abcba'.strip('ab'), 'www.example.com'.strip('cmowz.'))
print('a,b,,c'.split(','), 'a b  c'.split(), 'a b  c'.split(' '), '  a b '.split(), 'a,b,c'.split(',', 1), 'a b c d'.split(None, 2), ''.split(), ''.split(','))
print('a,b,c'.rsplit(',', 1), 'a b c'.rsplit(None, 1), 'one\ntwo\r\nthree'.splitlines(), 'a\nb\n'.splitlines(True), 'a-b-c'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.partition('-'))
#: join, replace, find, count
print('-'.join(['a', 'b', 'c']), ''.join(reversed('abc')), ', '.join(str(i) for i in range(3)), 'x'.join([]), 'x'.join(['one']))
print('banana'.replace('a', 'o'), 'banana'.replace('a', 'o', 2), 'abc'.replace('', '-'), 'aaa'.replace('aa', 'b'))
print('banana'.find('an'), 'banana'.find('x'), 'banana'.rfind('an'), 'banana'.index('n'), 'banana'.count('an'), 'banana'.count('a', 2), 'banana'.find('a', 2, 3))
print('abc'.startswith('ab'), 'abc'.endswith(('x', 'c')), 'abc'.startswith('b', 1), 'abc'.removeprefix('a'), 'abc'.removesuffix('bc'))
#: padding
print('ab'.ljust(5) + '|', 'ab'.rjust(5), 'ab'.center(7, '*'), 'ab'.center(5, '*'), 'abc'.center(6, '-'), '42'.zfill(5), '-42'.zfill(5), '+1'.zfill(4), 'a\tb'.expandtabs(4))
#: tests of letters
for s in ('123', 'abc', 'a1', ' ', '', 'ABC', 'Abc', '²', 'é', 'a b', '_x1', '1x'):
    print(repr(s), s.isdigit(), s.isalpha(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isnumeric(), s.isdecimal())
#: order of strings
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'Z' < 'a', 'é' > 'z', sorted(['b', 'A', 'a', 'B', '10', '9']))
print(ord('a'), chr(97), ord('😀'), chr(128512), 'a' * 3, 3 * 'ab', 'a' * -1, 'a' 'b' * 2, min('hello'), max('hello'))
#: translate and maketrans
table = str.maketrans('abc', 'xyz', 'd')
print('abcd'.translate(table), 'hello'.translate(str.maketrans({'l': 'L', 'o': None})))
#: iteration and membership
for i, c in enumerate('abc', start=1):
    print(i, c, end=' ')
print()
print(list('abc'), tuple('ab'), set('aab') == {'a', 'b'}, sorted('hello'), dict(zip('ab', [1, 2])))
#: strings are immutable
s = 'abc'
s[0] = 'x'
#: a string index that is out of range
s = 'abc'
print(s[2])
print(s[3])
#: str and int do not add up
total = 5
print('total: ' + total)
#: int and str neither
print(5 + '5')
