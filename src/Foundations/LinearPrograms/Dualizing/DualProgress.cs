namespace Mechanisms.Foundations.LinearPrograms.Dualizing;

/// <summary>Tells a listener of a model how far the solve of its dual is.</summary>
/// <param name="listener">Who listens.</param>
/// <param name="origin">Objective of the model where its variables are measured from.</param>
internal sealed class DualProgress(IProgress<LinearProgramProgress> listener, double origin) : IProgress<LinearProgramProgress>
{
    // The smallest value of the dual is the origin minus that of the model.
    public void Report(LinearProgramProgress value) => listener.Report(value with { Objective = origin - value.Objective });
}
