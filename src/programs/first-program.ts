/** The program that the page of programs opens with. */
export const FIRST_PROGRAM = `x1 = Var(2.0)
x2 = Var(3.0)

v1 = x1 * x2
v2 = sin(x1)
y = v1 + v2

y.backward()
print(y, x1.grad, x2.grad)
`;
