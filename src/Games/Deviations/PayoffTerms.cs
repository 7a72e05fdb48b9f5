using System.Numerics;
using System.Runtime.CompilerServices;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Games.Deviations;

/// <summary>Takes the terms of one linear payoff into the row being written.</summary>
/// <typeparam name="T">The numbers of the program, see <see cref="ProgramNumbers{T}"/>.</typeparam>
/// <remarks>Handed out by <see cref="TruthfulProgram{T}"/> for the time of one call. The default value takes nothing.</remarks>
public readonly record struct PayoffTerms<T>
    where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    private readonly LinearProgramWriter<T>? writer;
    private readonly bool isSubtracted;

    internal PayoffTerms(LinearProgramWriter<T> writer, bool isSubtracted)
    {
        this.writer = writer;
        this.isSubtracted = isSubtracted;
    }

    /// <summary>Adds a term to the payoff.</summary>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="coefficient">Its coefficient in the payoff, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such variable.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int variable, T coefficient) => writer?.Put(variable, isSubtracted ? -coefficient : coefficient);
}
