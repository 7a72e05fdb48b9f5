using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>One entry of the list of learners, with one value for each setting that lists several.</summary>
/// <param name="Field">The entry: a name, or an object.</param>
/// <param name="Chosen">The values chosen from settings that list several, by name of the setting.</param>
/// <param name="Surroundings">What learners know of the environment.</param>
internal sealed record LearnerItem(JsonField Field, IReadOnlyDictionary<string, JsonField> Chosen, LearnerSurroundings Surroundings)
{
    /// <summary>Finds a setting.</summary>
    internal JsonField? Setting(string name) =>
        Chosen.TryGetValue(name, out JsonField? chosen) ? chosen : Field.IsText ? null : Field.Optional(name);
}
