using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning;

/// <summary>The rounds at which a learner solves its programs anew: a geometric grid, so that bounds grow by a factor of √ratio and programs are few.</summary>
internal struct ResolveSchedule(double ratio)
{
    private long next;

    /// <summary>Whether a program is due before a round, which is then noted as solved.</summary>
    public bool IsDue(long round)
    {
        if (round < next)
        {
            return false;
        }

        next = Math.Max(round + 1, (long)Math.Ceiling(round * ratio));
        return true;
    }

    /// <summary>Asks for a solve in any case.</summary>
    public void Hurry() => next = 0;
}
