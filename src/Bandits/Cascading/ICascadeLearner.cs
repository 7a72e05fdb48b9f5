namespace Mechanisms.Bandits.Cascading;

/// <summary>Immutable settings of a learner that ranks items for users who click the first that attracts; they begin runs.</summary>
public interface ICascadeLearner
{
    /// <summary>Gets the name that curves and files carry, for example <c>CascadeUCB1</c>.</summary>
    string Name { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="items">Number of items, at least 1.</param>
    /// <param name="positions">Length of lists, from 1 to the number of items.</param>
    /// <returns>A run before its first round.</returns>
    CascadeRun Begin(int items, int positions);
}
