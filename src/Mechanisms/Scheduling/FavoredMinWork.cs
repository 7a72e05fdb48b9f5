using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Scheduling;

/// <summary>Each task goes to its favored machine, of two, unless that costs more than 4/3 of what the other asks.</summary>
/// <remarks>
/// With favored machine s and the other o, task by task: s does it when t(s) ≤ 4/3 · t(o) and is paid 4/3 · t(o), otherwise o does it and is
/// paid 3/4 · t(s). Both are the costs at which the machine would stop being chosen, so that it is strategyproof.
/// <para>Time O(tasks), exact. Thread-safe.</para>
/// </remarks>
/// <param name="Favored">The favored machine, 0 or 1, of each task, shape [task].</param>
[Reference("nisan2001", "the biased min work mechanism")]
public sealed record FavoredMinWork(Sequence<int> Favored) : DeterministicMechanism<Sequence<Rational>, TaskAllocation>
{
    /// <summary>Number of machines.</summary>
    public const int Machines = 2;

    /// <summary>Gets the favored machine of each task.</summary>
    /// <exception cref="ArgumentException">A machine is neither 0 nor 1.</exception>
    public Sequence<int> Favored { get; init => field = Checked(value); } = Checked(Favored);

    /// <inheritdoc/>
    public override string Name => $"min work in favor of {Favored}";

    // The favored machine may cost this much more.
    private static Rational Bias { get; } = new(4, 3);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are not two machines that report a cost of at least 0 for each of the favored tasks.</exception>
    public override TaskAllocation Decide(ReadOnlySpan<Sequence<Rational>> reports)
    {
        if (Costs.Require(reports) != Favored.Count)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{Favored.Count} tasks have a favored machine; got costs of {reports[0].Count}."), nameof(reports));
        }

        int[] assigned = new int[Favored.Count];
        Rational[] payments = new Rational[Machines];
        for (int task = 0; task < assigned.Length; task++)
        {
            int favored = Favored[task];
            Rational own = reports[favored][task];
            Rational limit = Bias * reports[1 - favored][task];
            assigned[task] = own <= limit ? favored : 1 - favored;
            payments[assigned[task]] -= own <= limit ? limit : own / Bias;
        }

        return new([.. assigned], [.. payments]);
    }

    private static Sequence<int> Checked(Sequence<int> favored) => favored.All(machine => machine is 0 or 1)
        ? favored
        : throw new ArgumentException($"A favored machine must be 0 or 1; got {favored}.", nameof(favored));
}
