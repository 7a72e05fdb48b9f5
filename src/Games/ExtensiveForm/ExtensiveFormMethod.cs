namespace Mechanisms.Games.ExtensiveForm;

/// <summary>A way to find equilibria of a game tree in behavior strategies.</summary>
/// <remarks>A closed choice: <see cref="SequenceFormProgram"/>, <see cref="SequenceFormLemke"/>, <see cref="SubgamePerfection"/>. Immutable settings.</remarks>
public abstract record ExtensiveFormMethod
{
    private protected ExtensiveFormMethod()
    {
    }

    /// <summary>Gets the name of the method in answers, for example <c>sequence-form-program</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Finds equilibria.</summary>
    internal abstract BehaviorSolution Find(ExtensiveFormGame game, CancellationToken cancellation);
}
