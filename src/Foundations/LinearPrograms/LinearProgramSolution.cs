using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The answer of a linear-programming method, with the evidence that <see cref="LinearProgramAudit"/> checks.</summary>
/// <remarks>
/// Signs are those of sensitivities in the program's own sense. <see cref="RowDuals"/>[row] is the change of the optimal value per
/// unit by which the row's binding bound rises, <see cref="ReducedCosts"/>[variable] the same for the variable's bound; that is
/// d = c − Aᵀy whether minimizing or maximizing. When minimizing, both are ≥ 0 at a lower and ≤ 0 at an upper bound; when
/// maximizing, the reverse. The value is  constant + Σ y·(row bound) + Σ d·(variable bound).
/// <para>
/// <see cref="FarkasMultipliers"/> y prove infeasibility in the same way for both senses: rows with y &gt; 0 at their lower bound and
/// rows with y &lt; 0 at their upper bound add up to a demand on (Aᵀy)·x that no x within its bounds can meet.
/// </para>
/// <para>Evidence that the status does not promise is absent, and reading it throws. Immutable, thread-safe; compares by value, where evidence that is absent and a sequence without members are equal:
/// the status tells them apart. <see cref="Elapsed"/> is compared, too: two solves of one program are hardly ever equal as records, whatever their answers.</para>
/// </remarks>
public sealed record LinearProgramSolution
{
    // Evidence that is absent is the default sequence: a question mark would double the size of each.
    private readonly double? value;
    private readonly Sequence<double> primal;
    private readonly Sequence<double> rowDuals;
    private readonly Sequence<double> reducedCosts;
    private readonly Sequence<double> farkasMultipliers;
    private readonly Sequence<double> ray;
    private HeldBasis basis;

    /// <summary>Gets how the method stopped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is no value of the enumeration.</exception>
    public required LinearProgramStatus Status
    {
        get;
        init => field = value is >= LinearProgramStatus.Optimal and <= LinearProgramStatus.NumericalTrouble ? value : MethodSettings.Member(value);
    }

    /// <summary>Gets the name of the method that answered.</summary>
    public required string Method { get; init; }

    /// <summary>Gets a value indicating whether an optimum was found.</summary>
    public bool IsOptimal => Status == LinearProgramStatus.Optimal;

    /// <summary>Gets a value indicating whether the answer says something of the program: an optimum, none for want of points, or none for want of bounds.</summary>
    internal bool IsClaim => Status is LinearProgramStatus.Optimal or LinearProgramStatus.Infeasible or LinearProgramStatus.Unbounded;

    /// <summary>Gets the optimal objective, constant included.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public double Value
    {
        get => value ?? throw Absent("optimal value");
        init => this.value = value;
    }

    /// <summary>Gets the values of the variables, shape [variable]: the optimum, or the feasible point that an unbounded ray starts from.</summary>
    /// <exception cref="InvalidOperationException">The status promises no point; the message is <see cref="Explain"/>.</exception>
    public Sequence<double> Primal
    {
        get => primal.IsDefault ? throw Absent("point") : primal;
        init => primal = Present(value);
    }

    /// <summary>Gets the shadow prices of the rows, shape [row], in objective per unit of the row.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public Sequence<double> RowDuals
    {
        get => rowDuals.IsDefault ? throw Absent("row dual") : rowDuals;
        init => rowDuals = Present(value);
    }

    /// <summary>Gets the reduced costs, shape [variable], in objective per unit of the variable.</summary>
    /// <exception cref="InvalidOperationException">There is no optimum; the message is <see cref="Explain"/>.</exception>
    public Sequence<double> ReducedCosts
    {
        get => reducedCosts.IsDefault ? throw Absent("reduced cost") : reducedCosts;
        init => reducedCosts = Present(value);
    }

    /// <summary>Gets the multipliers of the rows that add up to a contradiction, shape [row], of any scale; all 0 when a bound pair crosses.</summary>
    /// <exception cref="InvalidOperationException">The program was not found infeasible; the message is <see cref="Explain"/>.</exception>
    public Sequence<double> FarkasMultipliers
    {
        get => farkasMultipliers.IsDefault ? throw Absent("Farkas multiplier") : farkasMultipliers;
        init => farkasMultipliers = Present(value);
    }

    /// <summary>Gets the direction in which the objective improves without end, shape [variable], of any scale.</summary>
    /// <exception cref="InvalidOperationException">The program was not found unbounded; the message is <see cref="Explain"/>.</exception>
    public Sequence<double> Ray
    {
        get => ray.IsDefault ? throw Absent("ray") : ray;
        init => ray = Present(value);
    }

    /// <summary>Gets the last basis, from which the audit re-solves exactly; null when the method knows none, as where a presolved solve was stopped.</summary>
    public LinearProgramBasis? Basis
    {
        get => basis.Value;
        init => basis = new(value);
    }

    /// <summary>Gets the number of pivots, moves from bound to bound included.</summary>
    public long Pivots { get; init; }

    /// <summary>Gets the time that the solve took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets what the method has to add, for example what to try after numerical trouble; empty when nothing.</summary>
    public string Advice { get; init; } = string.Empty;

    /// <summary>Gets where the evidence of the claim comes from.</summary>
    /// <value><see cref="LinearProgramCertificate.Given"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The certificate is no value of the enumeration.</exception>
    public LinearProgramCertificate Certificate
    {
        get;
        init => field = value is >= LinearProgramCertificate.Given and <= LinearProgramCertificate.Completed ? value : MethodSettings.Member(value);
    }

    /// <summary>Gets the name of the method that completed the certificate; empty when none did.</summary>
    public string CompletedBy { get; init; } = string.Empty;

    /// <summary>Sets <see cref="Basis"/>.</summary>
    internal HeldBasis Held
    {
        init => basis = value;
    }

    internal double? ValueIfAny => value;

    internal Sequence<double>? PrimalIfAny => primal.IsDefault ? null : primal;

    internal Sequence<double>? RowDualsIfAny => rowDuals.IsDefault ? null : rowDuals;

    internal Sequence<double>? ReducedCostsIfAny => reducedCosts.IsDefault ? null : reducedCosts;

    internal Sequence<double>? FarkasMultipliersIfAny => farkasMultipliers.IsDefault ? null : farkasMultipliers;

    internal Sequence<double>? RayIfAny => ray.IsDefault ? null : ray;

    /// <summary>Says in words how the solve ended and what to do next.</summary>
    /// <returns>One or two sentences.</returns>
    public string Explain()
    {
        string what = Status switch
        {
            LinearProgramStatus.Optimal => string.Create(CultureInfo.InvariantCulture, $"{Method} found the optimum {value} in {Counted.Of(Pivots, "pivot")}."),
            LinearProgramStatus.Infeasible => $"No point satisfies all rows and bounds; {Proof("Farkas multipliers")}.",
            LinearProgramStatus.Unbounded => $"The objective improves without end; {Proof("a feasible point and a ray")}.",
            LinearProgramStatus.PivotLimit => string.Create(
                CultureInfo.InvariantCulture, $"{Method} stopped at its limit after {Counted.Of(Pivots, "pivot")}, without an answer. Raise the limit."),
            LinearProgramStatus.TimeLimit => string.Create(
                CultureInfo.InvariantCulture, $"{Method} stopped at its time limit after {Elapsed.TotalSeconds:0.###} s, without an answer. Raise the limit."),
            LinearProgramStatus.SizeLimit => $"The program is larger than {Method} takes.",
            LinearProgramStatus.Cancelled => $"{Method} was cancelled, without an answer.",
            LinearProgramStatus.NumericalTrouble => $"{Method} lost too many digits to rounding to give an answer it could stand by.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return Advice.Length == 0 ? what : $"{what} {Advice}";
    }

    /// <summary>Writes what <see cref="Explain"/> says.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Explain();

    private string Proof(string what) => Certificate switch
    {
        LinearProgramCertificate.Unavailable => $"{Method} says so, but its certificate ({what}) is unavailable",
        LinearProgramCertificate.Completed => $"{Method} says so, and {CompletedBy} gives {what} as proof",
        _ => $"{Method} gives {what} as proof",
    };

    private static Sequence<double> Present(Sequence<double> given) => given.IsDefault ? new([]) : given;

    private InvalidOperationException Absent(string noun) => new($"This answer has no {noun}. {Explain()}");
}
