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
}
