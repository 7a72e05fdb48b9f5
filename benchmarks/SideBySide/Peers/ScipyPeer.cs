using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.SideBySide.Peers;

/// <summary>The HiGHS inside SciPy, called as users of Python do.</summary>
/// <param name="process">The process that solves.</param>
/// <param name="method">SciPy's name of the method: <c>highs-ds</c> or <c>highs-ipm</c>.</param>
internal sealed class ScipyPeer(ScipyProcess process, string method) : IPeer
{
    public string Name => $"scipy {method}";

    public string Version => process.Version;

    public Func<double> Clock => () => process.Seconds;

    public IPeerModel Load(ProgramArrays program)
    {
        process.Load(program);
        return new Model(process, program, method == "highs-ipm");
    }

    private sealed class Model(ScipyProcess process, ProgramArrays program, bool isInteriorPoint) : IPeerModel
    {
        public double Value { get; private set; } = double.NaN;

        public LinearProgramStatus? Solve()
        {
            (int status, double value) = process.Solve(isInteriorPoint, IPeer.LongestSeconds);
            Value = (program.IsMaximization ? -value : value) + program.Constant;
            return status switch
            {
                0 => LinearProgramStatus.Optimal,
                2 => LinearProgramStatus.Infeasible,
                3 => LinearProgramStatus.Unbounded,
                _ => null,
            };
        }

        public void ChangeCost(int variable, double cost) => throw new NotSupportedException("SciPy keeps no model between solves.");

        public void ChangeRowBounds(int row, double lower, double upper) => throw new NotSupportedException("SciPy keeps no model between solves.");

        public void Dispose()
        {
        }
    }
}
