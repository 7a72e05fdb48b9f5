using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>Immutable settings of a way to find the arm of largest mean; they begin runs.</summary>
public interface IBestArmMethod
{
    /// <summary>Gets the name that answers carry.</summary>
    string Name { get; }

    /// <summary>Begins a search.</summary>
    /// <param name="arms">Number of arms, from 1 to 65,536.</param>
    /// <param name="budget">Shows that may be used, at least 1: methods with a budget use it up, methods with a confidence may be cut off by it.</param>
    /// <param name="key">The replication's key.</param>
    /// <returns>A run before its first show.</returns>
    IdentificationRun Begin(int arms, long budget, StreamKey key);
}
