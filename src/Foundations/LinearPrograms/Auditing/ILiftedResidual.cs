namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>What is left of a right side after some digits of the solution, divided by the power of the prime reached.</summary>
internal interface ILiftedResidual
{
    /// <summary>Whether nothing is left: the digits so far are the solution.</summary>
    bool IsZero { get; }

    /// <summary>The residual modulo the prime.</summary>
    void Reduce(Span<ulong> target);

    /// <summary>Takes off the share of a digit and divides by the prime, without remainder.</summary>
    void Advance(ReadOnlySpan<int> digits);

    /// <summary>The same in the narrowest integers that are certain not to overflow in any step to come.</summary>
    ILiftedResidual Narrowed();
}
