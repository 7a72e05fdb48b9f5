using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Games.Repeated;

/// <summary>Well-known machines for the repeated prisoner's dilemma: action 0 cooperates, action 1 defects.</summary>
[Reference("axelrod1984", "strategies of the tournaments")]
[Reference("friedman1971", "grim: threat of reversion for ever")]
[Reference("nowak1993", "Pavlov: win-stay, lose-shift")]
public static class DilemmaStrategies
{
    /// <summary>Gets the one that always cooperates.</summary>
    public static MooreMachine AlwaysCooperate { get; } = MooreMachine.Reacting("always cooperate", 2, [0], new(1, 2, [0, 0]));

    /// <summary>Gets the one that always defects.</summary>
    public static MooreMachine AlwaysDefect { get; } = MooreMachine.Reacting("always defect", 2, [1], new(1, 2, [0, 0]));

    /// <summary>Gets the one that cooperates at first and then does what the other did last.</summary>
    public static MooreMachine TitForTat { get; } = MooreMachine.Reacting("tit for tat", 2, [0, 1], new(2, 2, [0, 1, 0, 1]));

    /// <summary>Gets the one that defects at first and then does what the other did last.</summary>
    public static MooreMachine SuspiciousTitForTat { get; } = MooreMachine.Reacting("suspicious tit for tat", 2, [1, 0], new(2, 2, [1, 0, 1, 0]));

    /// <summary>Gets the one that defects after two defections of the other on end.</summary>
    public static MooreMachine TitForTwoTats { get; } = MooreMachine.Reacting("tit for two tats", 2, [0, 0, 1], new(3, 2, [0, 1, 0, 2, 0, 2]));

    /// <summary>Gets the one that cooperates until anybody first defects, itself included.</summary>
    public static MooreMachine Grim { get; } = MooreMachine.Create("grim", new(2, 2, [1, 0, 0, 1]), new(2, 4, [0, 1, 1, 1, 1, 1, 1, 1]));

    /// <summary>Gets Pavlov: after a round it repeats its action where the other cooperated, and else changes it (win-stay, lose-shift).</summary>
    public static MooreMachine Pavlov { get; } = MooreMachine.Create("pavlov", new(2, 2, [1, 0, 0, 1]), new(2, 4, [0, 1, 1, 0, 0, 1, 1, 0]));

    /// <summary>Tit for tat that forgives.</summary>
    /// <param name="forgiveness">The probability with which it cooperates after a defection, from 0 to 1.</param>
    /// <returns>The machine.</returns>
    /// <exception cref="ArgumentException">The probability is outside [0, 1].</exception>
    [Reference("nowak1992", "generous tit for tat")]
    public static MooreMachine Generous(Rational forgiveness) =>
        MooreMachine.Create("generous tit for tat", new(2, 2, [1, 0, forgiveness, Rational.One - forgiveness]), new(2, 4, [0, 1, 0, 1, 0, 1, 0, 1]));

    /// <summary>One that cooperates with the same probability always.</summary>
    /// <param name="cooperation">The probability, from 0 to 1.</param>
    /// <returns>The machine.</returns>
    /// <exception cref="ArgumentException">The probability is outside [0, 1].</exception>
    public static MooreMachine Random(Rational cooperation) =>
        MooreMachine.Create("random", new(1, 2, [cooperation, Rational.One - cooperation]), new(1, 4, [0, 0, 0, 0]));

    /// <summary>One that remembers the last round alone.</summary>
    /// <param name="name">The name that tables carry.</param>
    /// <param name="first">The probability of cooperation in the first round.</param>
    /// <param name="afterBoth">The probability after both cooperated.</param>
    /// <param name="afterExploited">The probability after it cooperated and the other defected.</param>
    /// <param name="afterExploiting">The probability after it defected and the other cooperated.</param>
    /// <param name="afterNone">The probability after both defected.</param>
    /// <returns>The machine: state 0 for the first round, then one for each outcome of a round.</returns>
    /// <exception cref="ArgumentException">A probability is outside [0, 1], or the name is empty.</exception>
    [Reference("press2012", "memory-one strategies")]
    public static MooreMachine MemoryOne(string name, Rational first, Rational afterBoth, Rational afterExploited, Rational afterExploiting, Rational afterNone)
    {
        Rational[] cooperation = [first, afterBoth, afterExploited, afterExploiting, afterNone];
        return MooreMachine.Create(
            name,
            new(5, 2, [.. cooperation.SelectMany(probability => (Rational[])[probability, Rational.One - probability])]),
            new(5, 4, [.. Enumerable.Repeat((int[])[1, 2, 3, 4], 5).SelectMany(row => row)]));
    }
}
