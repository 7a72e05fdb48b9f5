using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Games.Evolution;

/// <summary>A finite population at work: mutable, single-threaded, forkable. No step allocates.</summary>
/// <remarks>
/// A step draws who is replaced or imitates, then whether it mutates, then whose strategy it takes: the parent in proportion to fitness (Moran), or another
/// member, uniformly, imitated with the rule's probability. Time O(strategies²) a step for Moran, O(strategies) else.
/// </remarks>
public sealed class FinitePopulationRun
{
    private readonly int[] members;
    private StreamPosition position;

    internal FinitePopulationRun(FinitePopulation settings, ReadOnlySpan<int> members, StreamKey key)
    {
        (Settings, Key, this.members) = (settings, key, members.ToArray());
        position = key.Open().Position;
    }

    private FinitePopulationRun(FinitePopulationRun original)
    {
        (Settings, Key, Steps, position) = (original.Settings, original.Key, original.Steps, original.position);
        members = [.. original.members];
    }

    /// <summary>Gets the settings.</summary>
    public FinitePopulation Settings { get; }

    /// <summary>Gets the owner of the random numbers.</summary>
    public StreamKey Key { get; }

    /// <summary>Gets the number of steps done; N of them are one generation.</summary>
    public long Steps { get; private set; }

    /// <summary>Gets how many members play each strategy, shape [strategy]. A view until the next step.</summary>
    public ReadOnlySpan<int> Members => members;

    /// <summary>Gets the strategy that everybody plays; null where several are played.</summary>
    public int? Fixed
    {
        get
        {
            int strategy = Array.IndexOf(members, Settings.Size);
            return strategy < 0 ? null : strategy;
        }
    }

    /// <summary>Goes on.</summary>
    /// <param name="steps">How many steps, at least 0.</param>
    /// <param name="cancellation">Stops between two steps; those done stay done.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Advance(long steps, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        RandomStream stream = new(position);
        for (long done = 0; done < steps && !cancellation.IsCancellationRequested; done++)
        {
            Step(ref stream);
        }

        position = stream.Position;
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Goes on until everybody plays the same strategy.</summary>
    /// <param name="maxSteps">The largest number of steps, at least 0.</param>
    /// <param name="cancellation">Stops between two steps; those done stay done.</param>
    /// <returns>That strategy, or null where the steps did not suffice.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public int? AdvanceToFixation(long maxSteps, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSteps);
        RandomStream stream = new(position);
        for (long done = 0; done < maxSteps && Fixed is null && !cancellation.IsCancellationRequested; done++)
        {
            Step(ref stream);
        }

        position = stream.Position;
        cancellation.ThrowIfCancellationRequested();
        return Fixed;
    }

    /// <summary>Copies the run.</summary>
    /// <returns>A run that goes on from here by itself, with the same random numbers.</returns>
    public FinitePopulationRun Fork() => new(this);

    private void Step(ref RandomStream stream)
    {
        Steps++;
        int replaced = Owner(stream.NextBelow(Settings.Size), skipped: -1);
        int taken = Settings.Mutation > 0 && stream.NextDouble() < Settings.Mutation
            ? stream.NextBelow(members.Length)
            : Settings.Rule is UpdateRule.Moran ? Parent(ref stream) : Imitated(replaced, ref stream);
        members[replaced]--;
        members[taken]++;
    }

    // The strategy of a member by its number, one member of a strategy left out.
    private int Owner(int member, int skipped)
    {
        int strategy = 0;
        int count = members[0] - (skipped == 0 ? 1 : 0);
        while (member >= count)
        {
            member -= count;
            strategy++;
            count = members[strategy] - (skipped == strategy ? 1 : 0);
        }

        return strategy;
    }

    private int Imitated(int own, ref RandomStream stream)
    {
        int other = Owner(stream.NextBelow(Settings.Size - 1), own);
        double chance = Settings.Rule.Weight(Settings.Payoff(other, members), Settings.Payoff(own, members));
        return stream.NextDouble() < chance ? other : own;
    }

    private int Parent(ref RandomStream stream)
    {
        double all = 0;
        for (int strategy = 0; strategy < members.Length; strategy++)
        {
            all += Fitness(strategy);
        }

        double drawn = stream.NextDouble() * all;
        int last = 0;
        for (int strategy = 0; strategy < members.Length; strategy++)
        {
            double own = Fitness(strategy);
            if (own > 0)
            {
                last = strategy;
                drawn -= own;
                if (drawn < 0)
                {
                    return strategy;
                }
            }
        }

        // Rounding may leave a rest of the sum; it belongs to the last strategy that is played.
        return last;
    }

    private double Fitness(int strategy) => members[strategy] == 0 ? 0 : members[strategy] * Settings.Rule.Weight(Settings.Payoff(strategy, members), 0);
}
