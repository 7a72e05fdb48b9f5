using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>The rounds after which cumulative regret is recorded.</summary>
public static class Checkpoints
{
    /// <summary>Number of checkpoints an experiment takes when it is not told.</summary>
    public const int DefaultCount = 40;

    /// <summary>Rounds spread evenly on a logarithmic scale from 1 to the horizon.</summary>
    /// <remarks>
    /// Checkpoint k is horizon^(k / (count - 1)), rounded to the nearest round; equal neighbors are merged, so short horizons give
    /// fewer checkpoints. The powers are products of IEEE doubles alone: the same rounds on every machine.
    /// </remarks>
    /// <param name="horizon">Last round and last checkpoint, at least 1.</param>
    /// <param name="count">Checkpoints at most, at least 1; 1 gives the horizon alone.</param>
    /// <returns>Strictly increasing rounds in 1..horizon, the last one the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public static Sequence<long> LogSpaced(long horizon, int count = DefaultCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        List<long> rounds = [];
        double ratio = Root(horizon, count - 1);
        double power = 1;
        for (int index = 0; index < count - 1; index++, power *= ratio)
        {
            long round = (long)Math.Floor(power + 0.5);
            if (round < horizon && (rounds.Count == 0 || round > rounds[^1]))
            {
                rounds.Add(round);
            }
        }

        rounds.Add(horizon);
        return rounds.ToSequence();
    }

    /// <summary>Checks given checkpoints, or spreads default ones when none are given.</summary>
    internal static Sequence<long> OrDefault(Sequence<long> checkpoints, long horizon) =>
        checkpoints.Count == 0 ? LogSpaced(horizon) : Require(checkpoints, horizon);

    /// <summary>Checks that there are checkpoints, and that they increase from 1 on up to the horizon.</summary>
    internal static Sequence<long> Require(Sequence<long> checkpoints, long horizon = long.MaxValue)
    {
        if (checkpoints.Count == 0)
        {
            throw new ArgumentException("There must be a checkpoint, for the last one is the horizon; got none. Give the horizon alone.", nameof(checkpoints));
        }

        long previous = 0;
        foreach (long round in checkpoints)
        {
            if (round <= previous || round > horizon)
            {
                throw new ArgumentException(
                    $"Checkpoints must increase strictly within 1..{horizon}; got {round} after {previous}. Sort them and drop those beyond the horizon.",
                    nameof(checkpoints));
            }

            previous = round;
        }

        return checkpoints;
    }

    // The largest double whose power, multiplied out, does not exceed the value: bisection to the last bit.
    private static double Root(double value, int degree)
    {
        double low = 1;
        double high = Math.Max(value, 1);
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return low;
            }

            (low, high) = Power(middle, degree) <= value ? (middle, high) : (low, middle);
        }
    }

    private static double Power(double factor, int exponent)
    {
        double product = 1;
        for (int index = 0; index < exponent; index++)
        {
            product *= factor;
        }

        return product;
    }
}
