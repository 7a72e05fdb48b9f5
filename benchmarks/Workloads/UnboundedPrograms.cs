using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>Programs whose objective improves for ever only when many variables move together; beside each stands its bounded twin.</summary>
public static class UnboundedPrograms
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>Makes every kind and its twin.</summary>
    /// <param name="size">How large, at least 3; rows and columns grow with it.</param>
    public static IEnumerable<KnownProgram> Of(int size) =>
        new (string Name, Func<int, bool, LinearProgram> Make, Rational? TwinValue)[]
        {
            ("ladder climbed all at once", Ladder, null),
            ("doubling ladder", Doubling, 0),
            ("arbitrage around a circle of currencies", Arbitrage, 0),
            ("negative cycle in a network", NegativeCycle, 0),
            ("drift of a free chain", Drift, null),
        }
        .SelectMany(kind => new KnownProgram[]
        {
            new(kind.Name, kind.Make(size, true), LinearProgramStatus.Unbounded),
            new($"{kind.Name}, twin", kind.Make(size, false), LinearProgramStatus.Optimal, kind.TwinValue),
        });

    // x_(i+1) ≤ x_i + 1; the top earns 1, every rung below costs a share of 1/2 (unbounded) or 2 (bounded).
    private static LinearProgram Ladder(int size, bool isUnbounded)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        Rational share = (isUnbounded ? Rational.Parse("0.5") : 2) / size;
        for (int rung = 0; rung <= size; rung++)
        {
            builder.AddVariable(0, Infinity, rung == size ? 1 : -share);
        }

        for (int rung = 0; rung < size; rung++)
        {
            Couple(builder, rung, 1, rung + 1, -1, -1);
        }

        return builder.Build();
    }

    // x_(i+1) ≤ 2 x_i: a ray needs entries 1, 2, 4, …; the first costs a little less, or a little more, than the last brings.
    private static LinearProgram Doubling(int size, bool isUnbounded)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int rungs = Math.Min(size, 20);
        double price = (1 << rungs) + (isUnbounded ? -1 : 1);
        for (int rung = 0; rung <= rungs; rung++)
        {
            builder.AddVariable(0, Infinity, rung == rungs ? 1 : rung == 0 ? -price : 0);
        }

        for (int rung = 0; rung < rungs; rung++)
        {
            Couple(builder, rung, 2, rung + 1, -1, 0);
        }

        return builder.Build();
    }

    // Rates 2, 1/2, 2, …, the last 1.001 or 0.999 times what would close the circle; profit is taken out at its start.
    private static LinearProgram Arbitrage(int size, bool isUnbounded)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        Rational product = 1;
        for (int currency = 0; currency < size; currency++)
        {
            builder.AddVariable(0, Infinity, 0);
        }

        int profit = builder.AddVariable(0, Infinity, 1, "profit");
        for (int currency = 0; currency < size; currency++)
        {
            Rational rate = currency % 2 == 0 ? 2 : Rational.Parse("0.5");
            rate = currency < size - 1 ? rate : Rational.Parse(isUnbounded ? "1.001" : "0.999") / product;
            product *= rate;
            int row = Couple(builder, currency, rate, (currency + 1) % size, -1, 0);
            if (currency == size - 1)
            {
                builder.SetCoefficient(row, profit, -1);
            }
        }

        return builder.Build();
    }

    // A circulation: ring arcs cost +5 and −5 in turn and sum to −1 or 0; chords cost 100.
    private static LinearProgram NegativeCycle(int size, bool isUnbounded)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int length = 2 * size;
        for (int node = 0; node < length; node++)
        {
            builder.AddRow(0, 0);
        }

        for (int node = 0; node < length; node++)
        {
            double cost = node % 2 == 0 ? 5 : -5;
            AddArc(builder, node, (node + 1) % length, cost - (isUnbounded && node == 0 ? 1 : 0));
            AddArc(builder, node, (node + 3) % length, 100);
        }

        return builder.Build();
    }

    // Free variables, neighbors at most 1 apart; costs sum to 1 or to 0.
    private static LinearProgram Drift(int size, bool isUnbounded)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int link = 0; link < 2 * size; link++)
        {
            builder.AddVariable(-Infinity, Infinity, (link % 2 == 0 ? 3 : -3) + (isUnbounded && link == 0 ? 1 : 0));
        }

        for (int link = 0; link + 1 < 2 * size; link++)
        {
            int row = builder.AddRow(-1, 1);
            builder.SetCoefficient(row, link, 1);
            builder.SetCoefficient(row, link + 1, -1);
        }

        return builder.Build();
    }

    private static int Couple(LinearProgramBuilder builder, int first, Rational factor, int second, Rational other, Rational lower)
    {
        int row = builder.AddRow(lower, Infinity);
        builder.SetCoefficient(row, first, factor);
        builder.SetCoefficient(row, second, other);
        return row;
    }

    private static void AddArc(LinearProgramBuilder builder, int from, int to, double cost)
    {
        int arc = builder.AddVariable(0, Infinity, cost);
        builder.SetCoefficient(from, arc, -1);
        builder.SetCoefficient(to, arc, 1);
    }
}
