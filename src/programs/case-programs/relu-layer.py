from pullback import Var, relu

X = Var([[1.5, -2, 0], [-0.5, 3, 0.25]])

Y = relu(X, store="input", kink=0)  # or store="output", store="mask"

Y.backward(seed=[[1, 0.5, -2], [3, -1, 0.5]])
print(X.grad)
