using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>An outcome that gives every agent a share of one kind of good: 1 for the item, units, clicks, being served.</summary>
public interface IShares
{
    /// <summary>What an agent gets.</summary>
    /// <param name="agent">Index of the agent.</param>
    /// <returns>The share, at least 0.</returns>
    Rational ShareOf(int agent);
}
