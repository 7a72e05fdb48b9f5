using System.Text.RegularExpressions;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;

namespace Mechanisms.Cli.Running;

/// <summary>The saved parts of experiments of all kinds.</summary>
internal static partial class SavedParts
{
    /// <summary>Removes saved parts, and their folders when nothing else is in them.</summary>
    internal static void Clear(OutputFolder folder)
    {
        foreach (string learner in folder.List(EpochShard.Folder).Where(name => LearnerPattern().IsMatch(name)))
        {
            string epochs = $"{EpochShard.Folder}/{learner}";
            foreach (string epoch in folder.List(epochs).Where(name => EpochPattern().IsMatch(name)))
            {
                folder.Delete($"{epochs}/{epoch}");
            }

            folder.DeleteEmpty(epochs);
        }

        foreach (ClickbaitCheck check in new ClickbaitChecks(root: 0).All)
        {
            folder.Delete(CheckShard.NameOf(check.Id));
        }

        folder.DeleteEmpty(EpochShard.Folder);
    }

    [GeneratedRegex(@"^learner-[0-9]{2,}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LearnerPattern();

    // A run that was killed while it wrote leaves the temporary name.
    [GeneratedRegex(@"^epoch-[0-9]{4,}\.json(\.partial)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EpochPattern();
}
