namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>A simplex engine on a <see cref="SimplexModel"/>: the state of one run. Single-threaded.</summary>
internal interface ISimplexEngine
{
    /// <summary>Values of the variables in the model's units, shape [column]; after <see cref="LinearProgramStatus.Unbounded"/> a feasible point.</summary>
    ReadOnlySpan<double> Primal { get; }

    /// <summary>Prices y of the rows for the minimization, shape [row]: reduced costs are cost − Aᵀy.</summary>
    ReadOnlySpan<double> RowDuals { get; }

    /// <summary>Reduced costs of the variables for the minimization, shape [column].</summary>
    ReadOnlySpan<double> ReducedCosts { get; }

    /// <summary>Farkas multipliers after <see cref="LinearProgramStatus.Infeasible"/>, shape [row], signs as in <see cref="LinearProgramSolution"/>.</summary>
    ReadOnlySpan<double> Multipliers { get; }

    /// <summary>The improving direction after <see cref="LinearProgramStatus.Unbounded"/>, shape [column].</summary>
    ReadOnlySpan<double> Ray { get; }

    /// <summary>The smallest cost·x found, without the program's constant.</summary>
    double Objective { get; }

    /// <summary>Pivots of the last solve, moves from bound to bound included.</summary>
    long Pivots { get; }

    /// <summary>What to add to the status, for example what to try after numerical trouble; empty when nothing.</summary>
    string Advice { get; }

    /// <summary>Whether the evidence of the claim stands.</summary>
    LinearProgramCertificate Certificate { get; }

    /// <summary>Replaces <see cref="Advice"/> and <see cref="Certificate"/> until the next solve.</summary>
    void Remark(string advice, LinearProgramCertificate certificate);

    /// <summary>Whether the model's numbers span more than the digits of a double: what the engine claims must then be proved exactly.</summary>
    bool IsWide { get; }

    /// <summary>Whether a nearly singular basis was on the way of the last solve: what it claims may then be rounding.</summary>
    bool IsDoubtful { get; }

    /// <summary>Takes over the results and the basis of an answer that is proved, in place of those of the last solve.</summary>
    /// <param name="answer">Optimal, infeasible or unbounded, in the program's own sense.</param>
    /// <param name="sign">+1 when the program minimizes, −1 when it maximizes.</param>
    /// <param name="constant">Constant of the program's objective.</param>
    void Adopt(LinearProgramSolution answer, double sign, double constant);

    /// <summary>Minimizes the present model from the present basis; allocates nothing when nothing grew.</summary>
    LinearProgramStatus Solve(in SimplexLimits limits);

    /// <summary>Notes that costs of the model were changed in place.</summary>
    void CostsChanged();

    /// <summary>Notes that bounds of rows or columns were changed in place.</summary>
    void BoundsChanged();

    /// <summary>Notes that coefficients of the model were changed.</summary>
    void MatrixChanged();

    /// <summary>Notes that rows or columns were appended: new activities are basic, new columns nonbasic at their bound nearest to 0.</summary>
    void Grew();

    /// <summary>Gives rented memory back; results may still be read, but the engine must not solve any more.</summary>
    void Release();

    /// <summary>Takes a basis, silently repaired into a nonsingular one with as many basic members as rows.</summary>
    void SetBasis(ReadOnlySpan<BasisStatus> columns, ReadOnlySpan<BasisStatus> rows);

    /// <summary>Copies the present basis out.</summary>
    void CopyBasis(Span<BasisStatus> columns, Span<BasisStatus> rows);
}
