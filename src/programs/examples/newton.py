# Newton's iteration for the square root of a; its derivative passes through the iterations.
from pullback import Var

a = Var(2.0)

x = [1.0]
for k in range(4):
    x.append((x[k] + a / x[k]) / 2)
root = x[4]

root.backward()
print(root.value, a.value ** 0.5)
print(a.grad, 0.5 / a.value ** 0.5)
