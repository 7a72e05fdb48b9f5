using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Equilibria;

/// <summary>What players know when they decide whether to follow advice, and how the linear program of it is solved.</summary>
/// <remarks>A closed choice: <see cref="Correlated"/>, <see cref="CoarseCorrelated"/>, <see cref="PublicSignals"/>. Immutable settings.</remarks>
public abstract record EquilibriumConcept
{
    private protected EquilibriumConcept()
    {
    }

    /// <summary>Gets the name of the concept in answers, for example <c>correlated</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    = LinearProgramMethods.Default;

    /// <summary>Gets a value indicating whether every game has such advice.</summary>
    internal virtual bool AlwaysExists => true;

    /// <summary>The ways in which a player may ignore advice, in the order of the rows.</summary>
    internal abstract IEnumerable<Disobedience> Deviations(ProfileSpace actions);
}
