using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Games.Deviations;

/// <summary>What a player earns in one situation under one way to act, for everything it may see and everything it may then answer.</summary>
/// <typeparam name="T">The numbers of the program, see <see cref="ProgramNumbers{T}"/>.</typeparam>
/// <remarks>
/// A <em>cell</em> is what the player sees before it answers: its signal, or the action recommended to it. An <em>answer</em> is what it then
/// does: the signal that it reports, or the action that it takes. Payoffs are linear in the variables of the program and weighted by the
/// probability of the cell, so that the payoff of a map from cells to answers is the sum over cells.
/// </remarks>
public interface IReportPayoffs<T>
    where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    /// <summary>Gets the number of cells, at least 0.</summary>
    int Cells { get; }

    /// <summary>Gets the number of answers to each cell, at least 1.</summary>
    int Answers { get; }

    /// <summary>Writes the payoff of an answer to a cell.</summary>
    /// <param name="cell">What the player sees.</param>
    /// <param name="answer">What it answers.</param>
    /// <param name="payoff">Takes the terms.</param>
    void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff);
}
