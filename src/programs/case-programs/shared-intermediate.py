from pullback import Var, sin

x = Var(1.2)

v1 = x ** 2
v2 = sin(v1)
v3 = v1 + v2  # v1 reaches y along two paths
y = v3

y.backward()
print(x.grad)
