using System.Text.RegularExpressions;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;

namespace Mechanisms.Cli.Running;

/// <summary>The saved parts of experiments of all kinds.</summary>
internal static partial class SavedParts
{
    /// <summary>The folder of the parts.</summary>
    internal const string Folder = "shards";

    /// <summary>Removes saved parts, and their folders when nothing else is in them.</summary>
    internal static void Clear(OutputFolder folder)
    {
        foreach (string cell in folder.List(Folder).Where(name => CellPattern().IsMatch(name)))
        {
            Clear(folder, $"{Folder}/{cell}");
        }

        Clear(folder, Folder);
    }

    private static void Clear(OutputFolder folder, string parts)
    {
        foreach (string learner in folder.List(parts).Where(name => LearnerPattern().IsMatch(name)))
        {
            string epochs = $"{parts}/{learner}";
            foreach (string epoch in folder.List(epochs).Where(name => EpochPattern().IsMatch(name)))
            {
                folder.Delete($"{epochs}/{epoch}");
            }

            folder.DeleteEmpty(epochs);
        }

        foreach (string part in folder.List(parts).Where(name => PartPattern().IsMatch(name)))
        {
            folder.Delete($"{parts}/{part}");
        }

        foreach (ClickbaitCheck check in new ClickbaitChecks(root: 0).All)
        {
            folder.Delete(CheckShard.NameOf(parts, check.Id));
        }

        folder.DeleteEmpty(parts);
    }

    [GeneratedRegex(@"^cell-[0-9]{3,}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CellPattern();

    [GeneratedRegex(@"^((learner|contender|probe|populations)-[0-9]{2,}\.json|learner-[0-9]{2,}\.state)(\.partial)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"^learner-[0-9]{2,}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LearnerPattern();

    // A run that was killed while it wrote leaves the temporary name.
    [GeneratedRegex(@"^epoch-[0-9]{4,}\.json(\.partial)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EpochPattern();
}
