using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Games.Deviations;

/// <summary>A way to act other than the one asked for, beside what obeying and telling the truth earn instead.</summary>
/// <typeparam name="T">The numbers of the program, see <see cref="ProgramNumbers{T}"/>.</typeparam>
public interface IDeviationPayoffs<T> : IReportPayoffs<T>
    where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    /// <summary>Gets by how much truth must beat the deviation at least, beyond the terms: for example a difference of costs.</summary>
    T Margin { get; }

    /// <summary>Writes the payoff of obeying and telling the truth, less whatever the deviation earns beside its answers.</summary>
    /// <param name="payoff">Takes the terms.</param>
    void WriteTruth(PayoffTerms<T> payoff);
}
