using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Tests.Nash;

/// <summary>Extreme equilibria by the definition: every choice of binding inequalities is solved by Gaussian elimination. For tiny games.</summary>
internal static class BruteForce
{
    /// <summary>All extreme equilibria of a game of two players, as text.</summary>
    public static HashSet<string> ExtremeEquilibria(NormalFormGame game)
    {
        Rational[][] own = Table(game.PayoffMatrix(0));
        Rational[][] others = Table(game.PayoffMatrix(1));
        List<Rational[]> rows = Vertices(Transpose(others));
        List<Rational[]> columns = Vertices(own);
        return (from x in rows
                from y in columns
                where AreBest(own, y, x) && AreBest(Transpose(others), x, y)
                select $"{string.Join(',', x)}|{string.Join(',', y)}").ToHashSet();
    }

    // Vertices (z, v) of {z ≥ 0, ∑ z = 1, payoffs · z ≤ v}: one inequality must bind for each strategy.
    private static List<Rational[]> Vertices(Rational[][] payoffs)
    {
        int size = payoffs[0].Length;
        Dictionary<string, Rational[]> vertices = [];
        for (int chosen = 0; chosen < 1 << (size + payoffs.Length); chosen++)
        {
            if (int.PopCount(chosen) == size && Solve(System(payoffs, chosen)) is { } point && IsFeasible(payoffs, point))
            {
                vertices[string.Join(',', point)] = point[..size];
            }
        }

        return [.. vertices.Values.DistinctBy(point => string.Join(',', point))];
    }

    private static Rational[][] System(Rational[][] payoffs, int chosen)
    {
        int size = payoffs[0].Length;
        List<Rational[]> system = [[.. Enumerable.Repeat(Rational.One, size), 0, 1]];
        for (int bit = 0; bit < size + payoffs.Length; bit++)
        {
            if ((chosen >> bit & 1) == 1)
            {
                system.Add(bit < size
                    ? [.. Enumerable.Range(0, size + 2).Select(place => place == bit ? Rational.One : Rational.Zero)]
                    : [.. payoffs[bit - size], -1, 0]);
            }
        }

        return [.. system];
    }

    // Gauss-Jordan; null where there is not exactly one solution.
    private static Rational[]? Solve(Rational[][] system)
    {
        int size = system.Length;
        for (int column = 0; column < size; column++)
        {
            int pivot = Array.FindIndex(system, column, row => !row[column].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (system[column], system[pivot]) = (system[pivot], system[column]);
            Rational factor = system[column][column];
            system[column] = [.. system[column].Select(entry => entry / factor)];
            for (int row = 0; row < size; row++)
            {
                Rational[] subtracted = system[column];
                Rational multiple = system[row][column];
                system[row] = row == column ? system[row] : [.. system[row].Zip(subtracted, (entry, other) => entry - (multiple * other))];
            }
        }

        return [.. system.Select(row => row[size])];
    }

    private static bool IsFeasible(Rational[][] payoffs, Rational[] point) =>
        point[..^1].All(probability => probability.Sign >= 0) && payoffs.All(row => Value(row, point) <= point[^1]);

    private static bool AreBest(Rational[][] payoffs, Rational[] against, Rational[] played)
    {
        Rational[] values = [.. payoffs.Select(row => Value(row, against))];
        return played.Index().All(entry => entry.Item.IsZero || values.All(value => value <= values[entry.Index]));
    }

    private static Rational Value(Rational[] row, Rational[] point) => row.Zip(point, (payoff, probability) => payoff * probability).Aggregate((sum, term) => sum + term);

    private static Rational[][] Table(Matrix<Rational> matrix) => [.. Enumerable.Range(0, matrix.Rows).Select(row => matrix.Row(row).ToArray())];

    private static Rational[][] Transpose(Rational[][] table) => [.. Enumerable.Range(0, table[0].Length).Select(column => table.Select(row => row[column]).ToArray())];
}
