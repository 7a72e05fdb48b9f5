using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.References;

namespace Mechanisms.InformationAcquisition;

/// <summary>The linear program of informed senders, with a row for every lie.</summary>
/// <remarks>
/// By the revelation principle promises on truthful reports are enough, and a map from signals to reports pays signal by signal, so that only single
/// lies have to be excluded. Any constant promise is feasible where neither margin nor condition is asked for.
/// <para>|S| |A| variables, |S| + ∑ |Sᵢ| (|Sᵢ| − 1) rows, |S| |A| (1 + 2 ∑ (|Sᵢ| − 1)) coefficients. <see cref="RowGeneration"/> adds lies only as they are found to gain.</para>
/// </remarks>
[Reference("cacciamani2023", "optimal mechanisms by linear programming")]
[Reference("myerson1982", "the revelation principle")]
public sealed record TruthfulReports : IInformedSendersFormulation
{
    /// <inheritdoc/>
    public string Name => "truthful-reports";

    /// <summary>Gets the method that solves the linear program.</summary>
    /// <value><see cref="LinearProgramMethods.Default"/> by default.</value>
    /// <exception cref="ArgumentNullException">The method is null.</exception>
    public ILinearProgramMethod Program { get; init => field = Given.Required(value); } = LinearProgramMethods.Default;

    /// <inheritdoc/>
    public InformedSendersSolution Solve(InformedSendersProblem problem, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new(problem, this, SolvedProgram.Solve("value of the best mechanism", new SendersProgram(problem), Program, cancellation));
    }
}
