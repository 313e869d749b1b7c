/**
 * Modules that are written in Python: they run by the same interpreter, out of sight of tracebacks and hooks. A list of
 * names after the module's says what it exports.
 */
export const preludes: Readonly<Record<string, string>> = {
  collections: `
from _native import tuple_class, show_type
class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        self.update(iterable, **kwds)
    def __missing__(self, key):
        return 0
    def most_common(self, n=None):
        found = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return found if n is None else found[:n]
    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key
    def update(self, iterable=None, /, **kwds):
        self._count(iterable, 1)
        self._count(kwds, 1)
    def subtract(self, iterable=None, /, **kwds):
        self._count(iterable, -1)
        self._count(kwds, -1)
    def _count(self, iterable, sign):
        if iterable is None:
            return
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self.get(key, 0) + sign * count
        else:
            for key in iterable:
                self[key] = self.get(key, 0) + sign
    def total(self):
        return sum(self.values())
    def copy(self):
        return Counter(self)
    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)
    def _combine(self, other, combine):
        result = Counter()
        for key in [*self, *(k for k in other if k not in self)]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result
    def __add__(self, other):
        return self._combine(other, lambda a, b: a + b)
    def __sub__(self, other):
        return self._combine(other, lambda a, b: a - b)
    def __or__(self, other):
        return self._combine(other, max)
    def __and__(self, other):
        return self._combine(other, min)
    def __repr__(self):
        if not self:
            return 'Counter()'
        items = ', '.join(f'{key!r}: {count!r}' for key, count in self.most_common())
        return f'Counter({{{items}}})'
class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **kwds)
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value
    def copy(self):
        return defaultdict(self.default_factory, self)
    def __repr__(self):
        return f'defaultdict({self.default_factory!r}, {super().__repr__()})'
class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)
    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)
    def copy(self):
        return OrderedDict(self)
    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == other
    def __repr__(self):
        return f'OrderedDict({list(self.items())!r})' if self else 'OrderedDict()'
class deque:
    def __init__(self, iterable=(), maxlen=None):
        self._items = []
        self.maxlen = maxlen
        self.extend(iterable)
    def append(self, x):
        self._items.append(x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop(0)
    def appendleft(self, x):
        self._items.insert(0, x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()
    def extend(self, iterable):
        for x in iterable:
            self.append(x)
    def extendleft(self, iterable):
        for x in iterable:
            self.appendleft(x)
    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop()
    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop(0)
    def rotate(self, n=1):
        if self._items:
            n = n % len(self._items)
            self._items = self._items[-n:] + self._items[:-n] if n else self._items
    def clear(self):
        self._items.clear()
    def count(self, x):
        return self._items.count(x)
    def index(self, x, *bounds):
        if x not in self._items:
            raise ValueError(f'{x!r} is not in deque')
        return self._items.index(x, *bounds)
    def insert(self, i, x):
        self._items.insert(i, x)
    def remove(self, x):
        if x not in self._items:
            raise ValueError('deque.remove(x): x not in deque')
        self._items.remove(x)
    def reverse(self):
        self._items.reverse()
    def copy(self):
        return deque(self._items, self.maxlen)
    def __len__(self):
        return len(self._items)
    def __iter__(self):
        size = len(self._items)
        for x in self._items:
            yield x
            if len(self._items) != size:
                raise RuntimeError('deque mutated during iteration')
    def __reversed__(self):
        return reversed(self._items)
    def __contains__(self, x):
        return x in self._items
    def __getitem__(self, i):
        if isinstance(i, slice):
            raise TypeError('sequence index must be integer, not \\'slice\\'')
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('deque index out of range')
        return self._items[i]
    def __setitem__(self, i, x):
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('deque index out of range')
        self._items[i] = x
    def __delitem__(self, i):
        del self._items[i]
    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented
    def __add__(self, other):
        return deque(self._items + other._items, self.maxlen)
    def __iadd__(self, other):
        self.extend(other)
        return self
    def __bool__(self):
        return bool(self._items)
    def __repr__(self):
        more = '' if self.maxlen is None else f', maxlen={self.maxlen}'
        return f'deque({self._items!r}{more})'
def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    return tuple_class(typename, list(field_names), list(defaults or []))
show_type(Counter, defaultdict, OrderedDict, deque)
`,
  contextlib: `
class _Manager:
    def __init__(self, generator):
        self._generator = generator
    def __enter__(self):
        return next(self._generator)
    def __exit__(self, kind, value, trace):
        if kind is None:
            next(self._generator, None)
            return False
        try:
            self._generator.throw(value)
        except StopIteration as stop:
            return stop is not value
        except BaseException as raised:
            if raised is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")
def contextmanager(func):
    def helper(*args, **kwds):
        return _Manager(func(*args, **kwds))
    helper.__name__ = func.__name__
    return helper
class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions
    def __enter__(self):
        pass
    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, self._exceptions)
class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result
    def __enter__(self):
        return self.enter_result
    def __exit__(self, *details):
        pass
`,
  abc: `
class ABC:
    def __init_subclass__(cls, **kwds):
        names = set()
        for base in cls.__mro__:
            for name in vars(base):
                if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                    names.add(name)
        cls.__abstractmethods__ = sorted(names)
    def __new__(cls, *args, **kwds):
        names = getattr(cls, '__abstractmethods__', [])
        if names:
            plural = 's' if len(names) > 1 else ''
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {', '.join(names)}")
        return object.__new__(cls)
def abstractmethod(func):
    func.__isabstractmethod__ = True
    return func
`,
};
