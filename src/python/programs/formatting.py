#: f-strings
name, n, x = 'Ada', 42, 3.14159
print(f'{name} {n} {x}', f'{n + 1}', f'{x:.2f}', f'{n:5d}|', f'{n:<5}|', f'{n:>5}|', f'{n:^6}|', f'{name!r}', f'{name!s:>5}', f'{n:05}', f'{-n:05}')
print(f'{x=}', f'{n = }', f'{x=:.1f}', f'{name=!s}', f'{n+1=}', f'{{}}', f'{{{n}}}', f'{n:{5}}', f'{x:{8}.{3}f}', f'{"nested"}', f'{n!r:>{6}}')
print(f'{[1, 2]} {({1: 2})} {(lambda v: v * 2)(4)}', f'{name.upper()} {name[0]} {len(name):03}', f'a{1}b{2}c', f'', f'{n if n else 0}')
print(rf'\d{n}', f'{n}' 'plain' f'{x:.1f}', f'''{
    n
}''')
#: format of integers
for spec in ('', 'd', '5d', '<5d', '^5d', '>5d', '+d', ' d', '-d', '05d', '+05d', ',', '_', ',d', '10,', 'b', '#b', 'o', '#o', 'x', 'X', '#x', '#X', '08b', '#010x',
             'e', '.2e', 'f', '.1f', 'g', '%', '.0%', '*^9', '=+6', '0=6', 'c', '_x', '012,'):
    print(spec, '|', format(1234, spec), '|', format(-65, spec) if spec != 'c' else '', '|')
#: format of floats
for spec in ('', 'f', '.0f', '.1f', '.3f', '10.2f', '<10.2f', '^10.2f', '+.2f', ' .2f', '010.2f', 'e', '.0e', '.3e', 'E', 'g', '.3g', '.10g', 'G', '%', '.1%', ',', ',.2f', '_.1f', '.3', '.10', '12', '<12', '+', '#.0f', '#g', 'n', '015,.2f'):
    for x in (1234.5678, -0.000123, 0.0, 1e20, 2.5):
        print(spec, '|', format(x, spec), '|')
#: format of special floats
for x in (float('inf'), float('-inf'), float('nan'), -0.0, 5e-324, 1e308):
    print(f'{x}|{x:f}|{x:.2e}|{x:g}|{x:10}|{x:+}|{x:.3}|{x:010.1f}|{x:%}')
#: halves are rounded to even, exactly
print([f'{x:.0f}' for x in (0.5, 1.5, 2.5, 3.5, -0.5)], f'{2.675:.2f}', f'{1.005:.2f}', f'{0.125:.2f}', f'{0.375:.2f}', f'{1e16:.1f}', f'{123456789.987654321:.5f}', f'{0.1:.30f}', f'{1e22:.3f}')
print('%.0f %.1f %.2f %.15g %.17g' % (0.5, 0.25, 0.005, 0.1, 0.1), f'{9.995:.2f}', f'{99.95:.1f}', f'{0.00001234:.3g}', f'{123456:.2g}', f'{999999.5:g}', f'{0.0001:g}', f'{0.00001:g}')
#: format of strings
for spec in ('', 's', '5', '<5', '>5', '^5', '*^6', '.2', '5.2', '>5.1s', '05'):
    print(spec, '|', format('abc', spec), '|')
print(f'{"é":>3}|{"😀":>3}|{True}|{True:5}|{True:d}|{None}|{None!s:>6}|{[1]!s:>5}')
#: str.format
print('{} {}'.format(1, 'a'), '{1} {0}'.format('a', 'b'), '{x:.1f} {y!r}'.format(x=2.25, y='q'), '{0[1]} {0[0]}'.format([1, 2]), '{a[k]}'.format(a={'k': 5}), '{:>{w}}'.format('r', w=4), '{{}}'.format())
class P:
    x = 3
print('{0.x} {p.x:03d}'.format(P, p=P()), '{:,}'.format(1234567), '{:.3e}'.format(12345.678), '{0} {0}'.format('twice'))
#: percent formatting
print('%d %i %5d|%-5d|%05d %+d' % (1, 2, 3, 4, 5, 6), '%s %r' % ('a', 'b'), '%5s|%-5s|%.2s' % ('ab', 'cd', 'efg'), '%x %X %o %#x' % (255, 255, 8, 255), '%c%c' % ('a', 98), '%%')
print('%f %.2f %8.3f %e %g %G' % (1.5, 2.345, 3.14159, 12345.678, 0.0001, 1e20), '%(a)s %(b)d' % {'a': 1, 'b': 2}, '%s' % [1], '%s' % (1,), '%d' % 3.99, '%s' % None, '%*d' % (5, 42), '%.*f' % (1, 2.25))
#: format by a class of one's own
class Money:
    def __init__(self, v): self.v = v
    def __format__(self, spec): return f'<{spec}|{self.v}>'
    def __str__(self): return f'{self.v} EUR'
print(f'{Money(5)} {Money(5):abc} {Money(5)!s}', format(Money(1), 'x'), '{:q}'.format(Money(2)), str(Money(3)), '%s' % Money(4))
#: print and its options
print(1, 2, 3, sep='-', end='!\n')
print('a', 'b', sep='')
print(*[1, 2, 3], sep=', ')
print(end='x')
print()
print([1, 'a', 2.0, None, True], (1,), (), {'a': [1]}, {1}, set(), frozenset({2}), range(3), range(1, 10, 2), slice(1, 2))
print('no newline', end='')
#: a code that the type does not know
print(f'{"abc":d}')
#: a code for floats only
try:
    format(1.5, 'd')
except ValueError as e:
    print(e)
try:
    format('a', '+')
except ValueError as e:
    print(e)
try:
    format([], '5')
except TypeError as e:
    print(e)
try:
    format(3, '.2d')
except ValueError as e:
    print(e)
#: numbers whose shortest digits are a power of ten
print(f'{1e-323:e}', f'{1e-323:.0e}', f'{1e-323:g}', '%e' % 1e-323, 1e-323, f'{1e23:.17e}', f'{1e23:.0e}')
#: too few arguments of a template
'%s %s' % 'a'
#: too many arguments of a template
'%s' % (1, 2)
#: an index of str.format that is missing
'{} {}'.format(1)
#: a name of str.format that is missing
'{a}'.format(b=1)
#: percent d takes a number
'%d' % 'x'
