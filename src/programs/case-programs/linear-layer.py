from pullback import Var, linear

X = Var([[1, -2], [0.5, 3], [-1, 1]])
W = Var([[2, -1], [0, 1.5]], role="parameter")
b = Var([0.5, -0.5], role="parameter")

Y = linear(X, W, b)  # X @ W + b as one node

Y.backward(seed=[[1, 0], [0.5, -1], [0, 2]])
print(X.grad, W.grad, b.grad, sep="\n")
