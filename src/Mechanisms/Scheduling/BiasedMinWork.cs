using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Scheduling;

/// <summary>A favored machine of two is drawn for each task, and the task goes there unless that costs more than 4/3 of the other's cost.</summary>
/// <remarks>
/// Universally truthful; the expected makespan is at most 7/4 of the least, while no deterministic truthful mechanism is below 2.
/// <para>Time O(2^tasks · tasks), exact, for up to <see cref="MostTasks"/> tasks. Thread-safe.</para>
/// </remarks>
/// <param name="Tasks">Number of tasks, 1 to <see cref="MostTasks"/>.</param>
[Reference("nisan2001", "the randomly biased min work mechanism")]
public sealed record BiasedMinWork(int Tasks) : MixedMechanism<Sequence<Rational>, TaskAllocation>
{
    /// <summary>Most tasks, whose 2¹⁰ draws are all listed.</summary>
    public const int MostTasks = 10;

    /// <summary>Gets the number of tasks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside 1..<see cref="MostTasks"/>.</exception>
    public int Tasks { get; init => field = Checked(value); } = Checked(Tasks);

    /// <inheritdoc/>
    public override string Name => "biased min work";

    /// <inheritdoc/>
    public override Lottery<DeterministicMechanism<Sequence<Rational>, TaskAllocation>> Support(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(agents, FavoredMinWork.Machines);
        return Lottery.Uniform<DeterministicMechanism<Sequence<Rational>, TaskAllocation>>(
            [.. Enumerable.Range(0, 1 << Tasks).Select(draw => new FavoredMinWork(Sequence.Of(Tasks, task => (draw >> (Tasks - 1 - task)) & 1)))]);
    }

    private static int Checked(int tasks) => tasks is >= 1 and <= MostTasks
        ? tasks
        : throw new ArgumentOutOfRangeException(
            nameof(tasks), tasks, string.Create(CultureInfo.InvariantCulture, $"The number of tasks must lie in 1..{MostTasks}, for all draws are listed; got {tasks}."));
}
