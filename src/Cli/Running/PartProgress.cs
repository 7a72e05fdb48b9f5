using System.Globalization;
using Mechanisms.Bandits.Experiments;

namespace Mechanisms.Cli.Running;

/// <summary>Counts the pulls of one part as part of all.</summary>
/// <param name="whole">Told of all.</param>
/// <param name="part">Names the part.</param>
/// <param name="before">Pulls of the parts before.</param>
/// <param name="total">Pulls of all parts.</param>
internal sealed class PartProgress(IProgress<ExperimentProgress> whole, string part, long before, long total) : IProgress<ExperimentProgress>
{
    /// <inheritdoc/>
    public void Report(ExperimentProgress value) => whole.Report(new(
        string.Create(CultureInfo.InvariantCulture, $"{part}: {value.Learner}"), value.Epoch, before + value.DonePulls, total));
}
