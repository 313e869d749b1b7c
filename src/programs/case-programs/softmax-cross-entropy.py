from pullback import Var, softmax_cross_entropy

z = Var([[2, 1, 0.1]])
T = [[1, 0, 0]]  # the target is the first class

L = softmax_cross_entropy(z, T)

L.backward()
print(z.grad)
