using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>
/// Programs that contradict themselves only when many rows are taken together, of the kinds that modelers meet: networks, blending, boxes,
/// growth, dense rows. Beside each stands the twin that lacks the contradiction by a hair and is feasible.
/// </summary>
public static class InfeasiblePrograms
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>Makes every kind and its twin.</summary>
    /// <param name="size">How large, at least 3; rows and columns grow with it, for transport with its square.</param>
    public static IEnumerable<KnownProgram> Of(int size) =>
        new (string Name, Func<int, bool, LinearProgram> Make, LinearProgramStatus TwinStatus, Rational? TwinValue)[]
        {
            ("transport with too little supply", Transport, LinearProgramStatus.Optimal, null),
            ("flow through a cut too small", Flow, LinearProgramStatus.Optimal, 6 * (size + 1) * (size + 1)),
            ("blend with opposed qualities", Blend, LinearProgramStatus.Optimal, null),
            ("boxes around an odd cycle", OddCycle, LinearProgramStatus.Optimal, (Rational)((2 * size) + 1) / 2),
            ("chain that closes above itself", Chain, LinearProgramStatus.Optimal, 0),
            ("chain beside a free fall", ChainBesideFreeFall, LinearProgramStatus.Unbounded, null),
            ("dense rows with a hidden combination", Dense, LinearProgramStatus.Optimal, null),
            ("growth that misses its target", Growth, LinearProgramStatus.Optimal, null),
        }
        .SelectMany(kind => new KnownProgram[]
        {
            new(kind.Name, kind.Make(size, true), LinearProgramStatus.Infeasible),
            new($"{kind.Name}, twin", kind.Make(size, false), kind.TwinStatus, kind.TwinValue),
        });

    private static LinearProgram Transport(int size, bool isContradicted)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int source = 0; source < size; source++)
        {
            builder.AddRow(-Infinity, 10 + source);
        }

        for (int sink = 0; sink < size; sink++)
        {
            int demand = 10 + sink + (isContradicted && sink == 0 ? 1 : 0);
            builder.AddRow(demand, Infinity);
        }

        for (int place = 0; place < size * size; place++)
        {
            int variable = builder.AddVariable(0, Infinity, 1 + (place * 7 % 5));
            builder.SetCoefficient(place / size, variable, 1);
            builder.SetCoefficient(size + (place % size), variable, 1);
        }

        return builder.Build();
    }

    // Three parallel chains of arcs in layers, joined at every node; the middle layer carries 3 · size + 3 in all. Each unit crosses
    // size + 1 layers of cost 2.
    private static LinearProgram Flow(int size, bool isContradicted)
    {
        int capacity = size + 1;
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        double sent = (3 * capacity) + (isContradicted ? 1 : 0);
        int[] nodes = [.. Enumerable.Range(0, size + 2).Select(node => builder.AddRow(
            node == 0 ? -sent : node == size + 1 ? sent : 0, node == 0 ? -sent : node == size + 1 ? sent : 0))];
        for (int layer = 0; layer <= size; layer++)
        {
            for (int arc = 0; arc < 3; arc++)
            {
                int variable = builder.AddVariable(0, layer == size / 2 ? capacity : 2 * capacity, 2);
                builder.SetCoefficient(nodes[layer], variable, -1);
                builder.SetCoefficient(nodes[layer + 1], variable, 1);
            }
        }

        return builder.Build();
    }

    // Octane = 80 + 2 · sulfur in every component, so octane 90 needs sulfur 5.
    private static LinearProgram Blend(int size, bool isContradicted)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        int volume = builder.AddRow(100, 100, "volume");
        int octane = builder.AddRow(0, Infinity, "octane");
        int sulfur = builder.AddRow(-Infinity, 0, "sulfur");
        Rational limit = isContradicted ? Rational.Parse("4.99") : 5;
        for (int component = 0; component < 2 * size; component++)
        {
            Rational content = Rational.Parse("0.3") + ((Rational)component * 10 / (2 * size));
            int variable = builder.AddVariable(0, 40, 1 + (component * 3 % 7));
            builder.SetCoefficient(volume, variable, 1);
            builder.SetCoefficient(octane, variable, 80 + (2 * content) - 90);
            builder.SetCoefficient(sulfur, variable, content - limit);
        }

        return builder.Build();
    }

    // Neighbors on a cycle of odd length sum to at least 1, so all sum to at least half the length; each lies in [0, 1].
    private static LinearProgram OddCycle(int size, bool isContradicted)
    {
        int length = (2 * size) + 1;
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        Rational limit = ((Rational)length / 2) - (isContradicted ? Rational.Parse("0.001") : 0);
        int sum = builder.AddRow(-Infinity, limit);
        for (int node = 0; node < length; node++)
        {
            builder.SetCoefficient(sum, builder.AddVariable(0, 1, 1), 1);
            builder.AddRow(1, Infinity);
        }

        for (int node = 0; node < length; node++)
        {
            builder.SetCoefficient(1 + node, node, 1);
            builder.SetCoefficient(1 + node, (node + 1) % length, 1);
        }

        return builder.Build();
    }

    private static LinearProgram Chain(int size, bool isContradicted) => Chain(size, isContradicted, falls: false);

    private static LinearProgram ChainBesideFreeFall(int size, bool isContradicted) => Chain(size, isContradicted, falls: true);

    // x_i + 1 ≤ x_(i+1), the last at most size above the first. Tightening bounds one by one takes a million rounds to see it.
    private static LinearProgram Chain(int size, bool isContradicted, bool falls)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int link = 0; link <= size; link++)
        {
            builder.AddVariable(0, 1e6, link == 0 ? 1 : 0);
        }

        for (int link = 0; link <= size; link++)
        {
            int row = builder.AddRow(link < size ? 1 : isContradicted ? 1 - size : -size, Infinity);
            builder.SetCoefficient(row, link, -1);
            builder.SetCoefficient(row, (link + 1) % (size + 1), 1);
        }

        if (falls)
        {
            builder.AddVariable(0, Infinity, -1, "fall");
        }

        return builder.Build();
    }

    // Rows a_i·x ≥ a_i·1, and one row that their combination with weights 1 … 9 contradicts by 1 in some thousands.
    private static LinearProgram Dense(int size, bool isContradicted)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Minimize);
        for (int variable = 0; variable < size; variable++)
        {
            builder.AddVariable(0, Infinity, 1);
        }

        ulong state = 11;
        long[] last = new long[size + 1];
        for (int row = 0; row < size + 2; row++)
        {
            long[] entries = [.. Enumerable.Range(0, size).Select(_ => Draw(ref state, 199) - 99)];
            AddRow(builder, entries, entries.Sum());
            long weight = 1 + Draw(ref state, 9);
            for (int variable = 0; variable < size; variable++)
            {
                last[variable] -= weight * entries[variable];
            }

            last[size] -= weight * entries.Sum();
        }

        AddRow(builder, last[..size], last[size] + (isContradicted ? 1 : 0));
        return builder.Build();
    }

    // Stock grows by 5% after each harvest of at least 4; what can be left at the end is known.
    private static LinearProgram Growth(int size, bool isContradicted)
    {
        Rational rate = Rational.Parse("1.05");
        Rational left = 100;
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        builder.AddVariable(100, 100, 0, "stock");
        for (int period = 0; period < size; period++)
        {
            int harvest = builder.AddVariable(4, Infinity, 1);
            int stock = builder.AddVariable(0, Infinity, 0);
            int row = builder.AddRow(0, 0);
            builder.SetCoefficient(row, period == 0 ? 0 : harvest - 1, rate);
            builder.SetCoefficient(row, harvest, -rate);
            builder.SetCoefficient(row, stock, -1);
            left = (left - 4) * rate;
        }

        Rational target = (Rational)(left * 100).Floor() / 100;
        builder.SetCoefficient(builder.AddRow(target + (isContradicted ? Rational.Parse("0.02") : 0), Infinity), 2 * size, 1);
        return builder.Build();
    }

    private static void AddRow(LinearProgramBuilder builder, long[] entries, long side)
    {
        int row = builder.AddRow(side, Infinity);
        for (int variable = 0; variable < entries.Length; variable++)
        {
            builder.SetCoefficient(row, variable, (Rational)entries[variable]);
        }
    }

    private static long Draw(ref ulong state, int count)
    {
        state = unchecked((state * 6364136223846793005) + 1442695040888963407);
        return (long)((state >> 33) % (ulong)count);
    }
}
