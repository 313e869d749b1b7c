/**
 * Modules that are written in Python: they run by the same interpreter, out of sight of tracebacks and hooks.
 * `_functions(source, names)` runs a source in which these names are known, and returns the names that it defines.
 */
export const preludes: Readonly<Record<string, string>> = {
  // The only feature that a program may ask for here is there already.
  __future__: `
annotations = None
`,
  collections: `
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
class _Column:
    def __init__(self, index):
        self.index = index
    def __get__(self, row, owner):
        return self if row is None else row[self.index]
    def __set__(self, row, value):
        raise AttributeError("can't set attribute")
def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = list(field_names)
    for name in names:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if name.startswith('_'):
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
    if len(set(names)) != len(names):
        raise ValueError('Encountered duplicate field name: ' + repr([n for n in names if names.count(n) > 1][0]))
    defaults = list(defaults or [])
    plain = len(names) - len(defaults)
    known = {f'_d{i}': value for i, value in enumerate(defaults)}
    known['_new'] = object.__new__
    given = ', '.join(n if i < plain else f'{n}=_d{i - plain}' for i, n in enumerate(names))
    own = ', '.join(names) + (',' if names else '')
    source = f'def __new__(_cls, {given}):\\n return _new(_cls, ({own}))'
    space = _functions(source, known)
    space['__new__'].__qualname__ = typename + '.__new__'
    space['_fields'] = tuple(names)
    space['_field_defaults'] = dict(zip(names[plain:], defaults))
    for i, name in enumerate(names):
        space[name] = _Column(i)
    def __repr__(self):
        return self.__class__.__name__ + '(' + ', '.join(f'{n}={v!r}' for n, v in zip(names, self)) + ')'
    def _asdict(self):
        return dict(zip(names, self))
    def _replace(self, /, **kwds):
        result = self.__class__(*[kwds.pop(n, v) for n, v in zip(names, self)])
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result
    def _make(cls, iterable):
        row = object.__new__(cls, iterable)
        if len(row) != len(names):
            raise TypeError(f'Expected {len(names)} arguments, got {len(row)}')
        return row
    space.update(__repr__=__repr__, _asdict=_asdict, _replace=_replace, _make=classmethod(_make))
    return type(typename, (tuple,), space)
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
  dataclasses: `
class FrozenInstanceError(AttributeError):
    pass
class _Missing:
    def __repr__(self):
        return 'MISSING'
MISSING = _Missing()
class _Factory:
    def __repr__(self):
        return '<factory>'
_FACTORY = _Factory()
class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata
        self.kw_only = kw_only
def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)
def _collect(cls, kw_only):
    found = {}
    for base in reversed(cls.__mro__[1:]):
        found.update(vars(base).get('__dataclass_fields__', {}))
    later = False
    for name, kind in vars(cls).get('__annotations__', {}).items():
        if kind.strip('"\\'').split('.')[-1] == 'KW_ONLY':
            later = True
            continue
        if 'ClassVar' in kind:
            continue
        value = vars(cls).get(name, MISSING)
        own = value if isinstance(value, Field) else field(default=value)
        own.name = name
        own.type = kind
        if own.kw_only is MISSING:
            own.kw_only = kw_only or later
        if type(own.default) in (list, dict, set):
            raise ValueError(f'mutable default {type(own.default)} for field {name} is not allowed: use default_factory')
        if isinstance(value, Field):
            if own.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, own.default)
        found[name] = own
    return found
def _init(cls, all_fields, frozen):
    known = {'_FACTORY': _FACTORY, '_set': object.__setattr__}
    plain, only, lines = [], [], []
    seen = None
    for f in all_fields.values():
        name = f.name
        given = name
        if f.default is not MISSING:
            known['_d_' + name] = f.default
            given += '=_d_' + name
        elif f.default_factory is not MISSING:
            known['_f_' + name] = f.default_factory
            given += '=_FACTORY'
        elif seen and f.init and not f.kw_only:
            raise TypeError(f'non-default argument {name!r} follows default argument')
        if f.init:
            (only if f.kw_only else plain).append(given)
            if given != name and not f.kw_only:
                seen = True
        if f.default_factory is not MISSING:
            value = f'_f_{name}() if {name} is _FACTORY else {name}' if f.init else f'_f_{name}()'
        elif f.init:
            value = name
        elif f.default is not MISSING:
            value = '_d_' + name
        else:
            continue
        lines.append(f' _set(self, {name!r}, {value})' if frozen else f' self.{name} = {value}')
    if hasattr(cls, '__post_init__'):
        lines.append(' self.__post_init__()')
    given = ', '.join(['self', *plain, *(['*', *only] if only else [])])
    source = f'def __init__({given}):\\n' + '\\n'.join(lines or [' pass'])
    made = _functions(source, known)['__init__']
    made.__qualname__ = cls.__qualname__ + '.__init__'
    return made
def _values(self, test):
    return tuple(getattr(self, f.name) for f in self.__dataclass_fields__.values() if test(f))
def _compared(f):
    return f.compare
def _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only):
    all_fields = _collect(cls, kw_only)
    cls.__dataclass_fields__ = all_fields
    own = vars(cls)
    def add(func):
        if func.__name__ not in own:
            func.__qualname__ = cls.__qualname__ + '.' + func.__name__
            setattr(cls, func.__name__, func)
    if init:
        made = _init(cls, all_fields, frozen)
        if '__init__' not in own:
            cls.__init__ = made
    def __repr__(self):
        shown = ', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in all_fields.values() if f.repr)
        return f'{self.__class__.__qualname__}({shown})'
    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _values(self, _compared) == _values(other, _compared)
    def __lt__(self, other):
        return _values(self, _compared) < _values(other, _compared) if other.__class__ is self.__class__ else NotImplemented
    def __le__(self, other):
        return _values(self, _compared) <= _values(other, _compared) if other.__class__ is self.__class__ else NotImplemented
    def __gt__(self, other):
        return _values(self, _compared) > _values(other, _compared) if other.__class__ is self.__class__ else NotImplemented
    def __ge__(self, other):
        return _values(self, _compared) >= _values(other, _compared) if other.__class__ is self.__class__ else NotImplemented
    def __hash__(self):
        return hash(_values(self, lambda f: f.compare if f.hash is None else f.hash))
    def __setattr__(self, name, value):
        if type(self) is cls or name in all_fields:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        if type(self) is cls or name in all_fields:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        object.__delattr__(self, name)
    if repr:
        add(__repr__)
    if eq:
        add(__eq__)
        if (frozen or unsafe_hash) and own.get('__hash__') is None:
            cls.__hash__ = __hash__
        elif '__hash__' not in own:
            cls.__hash__ = None
    if order:
        for func in (__lt__, __le__, __gt__, __ge__):
            add(func)
    if frozen:
        add(__setattr__)
        add(__delattr__)
    return cls
def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)
    return wrap if cls is None else wrap(cls)
KW_ONLY = _Missing()
def fields(thing):
    if not hasattr(thing, '__dataclass_fields__'):
        raise TypeError('must be called with a dataclass type or instance')
    return tuple(thing.__dataclass_fields__.values())
def is_dataclass(thing):
    return hasattr(thing, '__dataclass_fields__')
def _inner(value, make):
    if is_dataclass(value) and not isinstance(value, type):
        return make([(f.name, _inner(getattr(value, f.name), make)) for f in fields(value)])
    if isinstance(value, (list, tuple)):
        return type(value)(_inner(item, make) for item in value)
    if isinstance(value, dict):
        return {key: _inner(item, make) for key, item in value.items()}
    return value
def asdict(thing, *, dict_factory=dict):
    if isinstance(thing, type) or not is_dataclass(thing):
        raise TypeError('asdict() should be called on dataclass instances')
    return _inner(thing, dict_factory)
def astuple(thing):
    return _inner(thing, lambda pairs: tuple(value for _, value in pairs))
def replace(thing, /, **changes):
    for f in fields(thing):
        if f.init and f.name not in changes:
            changes[f.name] = getattr(thing, f.name)
    return thing.__class__(**changes)
`,
  typing: `
class _Any:
    def __class_getitem__(cls, item):
        return cls
Any = Callable = ClassVar = Dict = Final = FrozenSet = Generator = Iterable = Iterator = List = Literal = _Any
Mapping = Optional = Sequence = Set = Tuple = Type = Union = Hashable = Number = Self = Annotated = Deque = _Any
class Generic(_Any):
    pass
class Protocol(_Any):
    pass
TYPE_CHECKING = False
def TypeVar(name, *bounds, **options):
    return _Any
def cast(kind, value):
    return value
def overload(func):
    return func
final = runtime_checkable = overload
`,
  time: `
def time():
    return 0.0
perf_counter = monotonic = process_time = time
def perf_counter_ns():
    return 0
time_ns = monotonic_ns = perf_counter_ns
def sleep(seconds):
    pass
`,
};
