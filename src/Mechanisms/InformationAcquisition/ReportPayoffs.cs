using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>What a sender earns, report by report: g(s, r) = ∑ over the others' signals and actions of U(s, a) · φ(a given that it reports r).</summary>
internal readonly struct ReportPayoffs<T> : IReportPayoffs<T>
    where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>, IEqualityOperators<T, T, bool>,
        IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    private readonly T[] utility;
    private readonly int actions;
    private readonly int stride;
    private readonly Sequence<int> others;

    public ReportPayoffs(InformedSendersProblem problem, int sender, T[] utility)
    {
        this.utility = utility;
        actions = problem.ActionCount;
        stride = problem.Signals.Stride(sender);
        others = problem.Signals.OfOthers(sender);
        Cells = problem.Signals.Counts[sender];
    }

    public int Cells { get; }

    public int Answers => Cells;

    public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
    {
        foreach (int other in others.Span)
        {
            int seen = (other + (cell * stride)) * actions;
            int reported = (other + (answer * stride)) * actions;
            for (int action = 0; action < actions; action++)
            {
                T worth = utility[seen + action];
                if (worth != T.AdditiveIdentity)
                {
                    payoff.Add(reported + action, worth);
                }
            }
        }
    }

    /// <summary>The payoff of every answer to every cell at a point, in one pass; shape [cell · answer], flat.</summary>
    public void Evaluate(ReadOnlySpan<T> point, Span<T> payoffs)
    {
        payoffs.Clear();
        foreach (int other in others.Span)
        {
            for (int cell = 0; cell < Cells; cell++)
            {
                ReadOnlySpan<T> worth = utility.AsSpan((other + (cell * stride)) * actions, actions);
                for (int answer = 0; answer < Cells; answer++)
                {
                    ReadOnlySpan<T> promised = point.Slice((other + (answer * stride)) * actions, actions);
                    T sum = payoffs[(cell * Cells) + answer];
                    for (int action = 0; action < worth.Length; action++)
                    {
                        sum += worth[action] * promised[action];
                    }

                    payoffs[(cell * Cells) + answer] = sum;
                }
            }
        }
    }
}
