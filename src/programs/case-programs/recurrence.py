from pullback import Var, affine, tanh

x = Var(0.5)
a = Var(1.2, role="parameter")
b = Var(-0.3, role="parameter")
T = 4

z = []
h = [x]
for t in range(T):
    z.append(affine(a, h[t], b))  # a * h[t] + b as one node
    h.append(tanh(z[t]))
L = h[T]

L.backward()
print(x.grad, a.grad, b.grad)
