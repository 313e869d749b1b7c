# One attention head: each row of X is a token of two numbers.
from pullback import Var, exp, row_sums

X = Var([[1, 0.5], [-0.5, 2], [0.25, -1]])
Wq = Var([[0.6, -0.4], [0.2, 0.9]], role="parameter")
Wk = Var([[1.1, 0.3], [-0.7, 0.5]], role="parameter")
Wv = Var([[0.5, 1], [-1, 0.8]], role="parameter")

Q = X @ Wq
K = X @ Wk
V = X @ Wv

S = Q @ K.T / 2 ** 0.5
E = exp(S)
P = E / row_sums(E)  # the softmax of each row
Y = P @ V

Y.backward(seed=[[1, 0], [0, 0], [0, 0]])  # the first number of the first token
for row in P.value:
    print(*(round(p, 3) for p in row))
