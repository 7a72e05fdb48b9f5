using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>
/// The sparse engine of a run whose program is not much larger than the dense path takes: a given basis is looked at first, and where it or one a few steps from it is optimal the sparse engine, which
/// would read and scale the program anew and factor all of the basis, is not asked.
/// </summary>
/// <param name="model">What to solve.</param>
/// <param name="search">The engine that solves what a look does not settle.</param>
/// <param name="mostCells">Rows × variables beyond which nothing is looked at.</param>
internal sealed class LookingEngine(SimplexModel model, SparseEngine search, long mostCells) : ISimplexEngine
{
    // A nucleus is factored densely: beyond so many rows that takes longer than a sparse factorization saves.
    private const int LargestNucleus = 128;

    private DenseEngine? look;

    // Whether the present basis is the one that the look holds.
    private bool isLooking;
    private long steps;

    private bool IsSmall => (long)model.Rows * model.Columns <= mostCells;

    private ISimplexEngine Answering => IsAnsweredByLook ? look! : search;

    /// <summary>Whether the last solve ended without the search.</summary>
    public bool IsAnsweredByLook { get; private set; }

    public ReadOnlySpan<double> Primal => Answering.Primal;

    public ReadOnlySpan<double> RowDuals => Answering.RowDuals;

    public ReadOnlySpan<double> ReducedCosts => Answering.ReducedCosts;

    public ReadOnlySpan<double> Multipliers => Answering.Multipliers;

    public ReadOnlySpan<double> Ray => Answering.Ray;

    public double Objective => Answering.Objective;

    public long Pivots => IsAnsweredByLook ? steps : steps + search.Pivots;

    public string Advice => Answering.Advice;

    public LinearProgramCertificate Certificate => Answering.Certificate;

    public bool IsWide => Answering.IsWide;

    public bool IsDoubtful => Answering.IsDoubtful;

    public void Remark(string advice, LinearProgramCertificate certificate) => Answering.Remark(advice, certificate);

    public void Adopt(LinearProgramSolution answer, double sign, double constant) => Answering.Adopt(answer, sign, constant);

    public LinearProgramStatus Solve(in SimplexLimits limits)
    {
        steps = 0;
        IsAnsweredByLook = false;
        if (isLooking && limits.Interruption() is null)
        {
            IsAnsweredByLook = IsSmall && look!.TryConclude(limits);
            steps = IsSmall ? look!.Pivots : 0;
            if (IsAnsweredByLook)
            {
                return LinearProgramStatus.Optimal;
            }

            HandOver();
        }

        return search.Solve(limits.After(steps));
    }

    public void CostsChanged()
    {
        look?.CostsChanged();
        search.CostsChanged();
    }

    public void BoundsChanged()
    {
        look?.BoundsChanged();
        search.BoundsChanged();
    }

    public void MatrixChanged()
    {
        look?.MatrixChanged();
        search.MatrixChanged();
    }

    public void Grew()
    {
        look?.Grew();
        search.Grew();
    }

    public void Release() => search.Release();

    public void SetBasis(ReadOnlySpan<BasisStatus> columns, ReadOnlySpan<BasisStatus> rows)
    {
        isLooking = IsSmall;
        if (isLooking)
        {
            look ??= new(model) { LargestNucleus = LargestNucleus };
            look.SetBasis(columns, rows);
        }
        else
        {
            search.SetBasis(columns, rows);
        }
    }

    public void CopyBasis(Span<BasisStatus> columns, Span<BasisStatus> rows)
    {
        if (isLooking)
        {
            look!.CopyBasis(columns, rows);
        }
        else
        {
            search.CopyBasis(columns, rows);
        }
    }

    private void HandOver()
    {
        ReadOnlySpan<BasisStatus> statuses = look!.Statuses;
        search.SetBasis(statuses[..model.Columns], statuses[model.Columns..]);
        isLooking = false;
    }
}
