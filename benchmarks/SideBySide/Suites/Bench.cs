using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites;

/// <summary>What every suite works with.</summary>
/// <param name="Report">Where results go.</param>
/// <param name="Peers">Against whom.</param>
/// <param name="Method">Our method.</param>
/// <param name="DataFolder">The folder with <c>netlib</c> in it; null when there is none.</param>
/// <param name="Repetitions">Measurements of each contender.</param>
internal sealed record Bench(Report Report, PeerSet Peers, ILinearProgramMethod Method, string? DataFolder, int Repetitions)
{
    public Interleaved Clock => new(Repetitions);

    /// <summary>Gets the families of the ladder to climb; all when there is none.</summary>
    public IReadOnlyCollection<string> Families { get; init; } = [];

    /// <summary>Gets the seconds on a rung of the ladder after which a contender is not tried on the larger ones of the family, so that the suite ends.</summary>
    public double Patience { get; init; } = 6;

    /// <summary>Gets a value indicating whether the suite of the GPU is tried out, at a tiny size, on an emulated device: nothing is measured then.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Gets a value indicating whether a GPU may be compared with a JAX that computes on the processor.</summary>
    public bool AllowsProcessorPeer { get; init; }

    /// <summary>Our optimal value; NaN when the method found none.</summary>
    public double Solve(LinearProgram program)
    {
        LinearProgramSolution answer = Method.Solve(program);
        return answer.IsOptimal ? answer.Value : double.NaN;
    }

    /// <summary>A peer's optimal value from its own model, made and destroyed; NaN when it found none.</summary>
    public static double Solve(IPeer peer, ProgramArrays program)
    {
        using IPeerModel model = peer.Load(program);
        return model.Solve() == LinearProgramStatus.Optimal ? model.Value : double.NaN;
    }

    /// <summary>A peer as a contender that starts from arrays.</summary>
    public static Contender From(IPeer peer, ProgramArrays program) => new(peer.Name, () => Solve(peer, program)) { Clock = peer.Clock };

    /// <summary>Whether a value is within a relative distance of the expected one.</summary>
    public static Func<double, bool> Near(double expected, double tolerance) =>
        value => Math.Abs(value - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
}
