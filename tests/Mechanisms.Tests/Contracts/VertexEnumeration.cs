using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests.Contracts;

/// <summary>
/// Oracle for minimum payments: every vertex of the contracts that implement an action, by solving every choice of tight constraints
/// exactly. Payments are at least 0, so a contract exists only when a vertex does, and the cheapest one is a vertex.
/// </summary>
internal static class VertexEnumeration
{
    public static Rational? MinimumPayment(ContractProblem problem, int action)
    {
        List<(Rational[] Row, Rational AtLeast)> constraints = Constraints(problem, action);
        Rational? best = null;
        foreach (int[] tight in Choices(constraints.Count, problem.OutcomeCount))
        {
            if (Solve([.. tight.Select(index => constraints[index])]) is { } vertex
                && constraints.TrueForAll(constraint => Product(constraint.Row, vertex) >= constraint.AtLeast))
            {
                Rational payment = Product(problem.OutcomeProbabilities.Row(action), vertex);
                best = best is null || payment < best ? payment : best;
            }
        }

        return best;
    }

    private static List<(Rational[] Row, Rational AtLeast)> Constraints(ContractProblem problem, int action)
    {
        int outcomes = problem.OutcomeCount;
        Rational[] own = problem.OutcomeProbabilities.Row(action).ToArray();
        List<(Rational[] Row, Rational AtLeast)> constraints = [];
        for (int outcome = 0; outcome < outcomes; outcome++)
        {
            Rational[] unit = new Rational[outcomes];
            unit[outcome] = 1;
            constraints.Add((unit, 0));
            if (problem.PaymentCap is { } cap)
            {
                constraints.Add(([.. unit.Select(entry => -entry)], -cap));
            }
        }

        if (problem.SumCap is { } sum)
        {
            constraints.Add(([.. Enumerable.Repeat(-Rational.One, outcomes)], -sum));
        }

        if (problem.OutsideOption is { } outside)
        {
            constraints.Add((own, problem.Costs[action] + outside));
        }

        for (int other = 0; other < problem.ActionCount; other++)
        {
            if (other != action)
            {
                Rational[] alternative = problem.OutcomeProbabilities.Row(other).ToArray();
                constraints.Add(([.. own.Zip(alternative, (left, right) => left - right)], problem.Costs[action] - problem.Costs[other]));
            }
        }

        return constraints;
    }

    private static IEnumerable<int[]> Choices(int count, int size, int from = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int first = from; first <= count - size; first++)
        {
            foreach (int[] rest in Choices(count, size - 1, first + 1))
            {
                yield return [first, .. rest];
            }
        }
    }

    // Gauss-Jordan elimination; null when singular.
    private static Rational[]? Solve((Rational[] Row, Rational AtLeast)[] equations)
    {
        int size = equations.Length;
        Rational[][] rows = [.. equations.Select(equation => (Rational[])[.. equation.Row, equation.AtLeast])];
        for (int column = 0; column < size; column++)
        {
            int pivot = Array.FindIndex(rows, column, row => !row[column].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            rows[column] = [.. rows[column].Select(entry => entry / rows[column][column])];
            for (int other = 0; other < size; other++)
            {
                if (other != column)
                {
                    Rational factor = rows[other][column];
                    rows[other] = [.. rows[other].Zip(rows[column], (left, right) => left - (factor * right))];
                }
            }
        }

        return [.. rows.Select(row => row[size])];
    }

    private static Rational Product(ReadOnlySpan<Rational> row, Rational[] vector)
    {
        Rational sum = 0;
        for (int index = 0; index < vector.Length; index++)
        {
            sum += row[index] * vector[index];
        }

        return sum;
    }
}
