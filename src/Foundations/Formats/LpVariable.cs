using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Formats;

/// <summary>A variable as CPLEX-LP text declares it: at least 0 unless bounds say otherwise.</summary>
/// <param name="name">Its name.</param>
internal sealed class LpVariable(string name)
{
    public string Name { get; } = name;

    public LinearProgramNumber? Lower { get; set; }

    public LinearProgramNumber? Upper { get; set; }
}
