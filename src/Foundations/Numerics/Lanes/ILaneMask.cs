namespace Mechanisms.Foundations.Numerics.Lanes;

/// <summary>A truth value per lane.</summary>
/// <remarks>Kernels choose by masks instead of branches, so that every lane width gives the same bits.</remarks>
/// <typeparam name="TMask">The implementing type.</typeparam>
public interface ILaneMask<TMask>
    where TMask : struct, ILaneMask<TMask>
{
    /// <summary>True where both are true.</summary>
    /// <param name="left">One mask.</param>
    /// <param name="right">The other.</param>
    /// <returns>The conjunction.</returns>
    static abstract TMask operator &(TMask left, TMask right);

    /// <summary>True where at least one is true.</summary>
    /// <param name="left">One mask.</param>
    /// <param name="right">The other.</param>
    /// <returns>The disjunction.</returns>
    static abstract TMask operator |(TMask left, TMask right);

    /// <summary>True where the operand is false.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>The negation.</returns>
    static abstract TMask operator ~(TMask mask);

    /// <summary>Whether any lane is true.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>True when at least one lane is.</returns>
    static abstract bool Any(TMask mask);

    /// <summary>Whether work guarded by the mask may be skipped: a real branch for scalars, constant false for vectors.</summary>
    /// <param name="mask">The mask.</param>
    /// <returns>True only for a single lane that is false.</returns>
    static abstract bool Skip(TMask mask);

    /// <summary>Reads one lane.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="lane">Lane from 0; not checked.</param>
    /// <returns>The lane's truth value.</returns>
    static abstract bool Extract(TMask mask, int lane);
}
