using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>The field that lists the learners: each a name, or an object with a name and settings; a setting that lists several values gives several learners.</summary>
internal static class LearnersField
{
    private const int LongestName = 60;
    private const int MostLearners = 100;

    private static readonly string[] Known = [.. LearnerKinds.All.Select(kind => kind.Word)];

    /// <summary>Reads the learners.</summary>
    /// <param name="field">The list.</param>
    /// <param name="utility">The utility that screening learners hold arms to; null in an environment without one.</param>
    internal static Sequence<ILearner> Read(JsonField field, ClickUtility? utility)
    {
        List<ILearner> learners = [];
        foreach (JsonField item in field.ReadItems())
        {
            NullFields.Refuse(item);
            foreach (ILearner learner in ReadVariants(item, utility))
            {
                if (learners.Exists(other => other.Name == learner.Name))
                {
                    throw item.Error($"Learners must have different names; \"{learner.Name}\" occurs twice. Remove one, or give it a \"name\".");
                }

                learners.Add(learner);
            }
        }

        return learners.Count is > 0 and <= MostLearners
            ? learners.ToSequence()
            : throw field.Error($"1 to {MostLearners} learners are required; got {learners.Count}. Known are: {string.Join(", ", Known)}.");
    }

    /// <summary>Reads a single learner whose settings list nothing.</summary>
    internal static ILearner ReadOne(JsonField item, ClickUtility? utility)
    {
        Sequence<ILearner> learners = ReadVariants(item, utility).ToSequence();
        return learners.Count == 1 ? learners[0] : throw item.Error($"One learner is required here; its settings list {learners.Count}. Choose one value for each setting.");
    }

    /// <summary>Writes the learners with all their settings.</summary>
    internal static void Write(Utf8JsonWriter json, Sequence<ILearner> learners)
    {
        json.WriteStartArray("learners");
        foreach (ILearner learner in learners)
        {
            WriteOne(json, learner);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one learner with all its settings.</summary>
    internal static void WriteOne(Utf8JsonWriter json, string field, ILearner learner)
    {
        json.WritePropertyName(field);
        WriteOne(json, learner);
    }

    private static void WriteOne(Utf8JsonWriter json, ILearner learner)
    {
        json.WriteStartObject();
        if (!LearnerKinds.All.Any(kind => kind.TryWrite(json, learner)))
        {
            throw new UnreachableException($"No file names the learner {learner.Name}.");
        }

        json.WriteString("name", learner.Name);
        json.WriteEndObject();
    }

    private static IEnumerable<ILearner> ReadVariants(JsonField item, ClickUtility? utility)
    {
        JsonField kindField = item.IsText ? item : item.Required("learner");
        string word = Words.Choice(kindField, Known, "learner");
        LearnerKind kind = LearnerKinds.All.First(known => known.Word == word);
        if (utility is null && kind.NeedsUtility)
        {
            throw kindField.Error($"The learner must fit a plain bandit; {word} needs arms that choose click rates. Use ucb1 or uniform, or an environment with a utility.");
        }

        if (!item.IsText)
        {
            item.RequireNames(["learner", "name", .. kind.Settings]);
        }

        JsonField[] listed = item.IsText ? [] : [.. kind.Settings.Select(name => item.Optional(name)).OfType<JsonField>().Where(setting => setting.IsArray)];
        foreach (JsonField empty in listed.Where(setting => setting.ReadItems().Count == 0))
        {
            throw empty.Error("A setting that lists values must list at least one; got none. Add one, or remove the field.");
        }

        foreach (Dictionary<string, JsonField> chosen in Choices(listed))
        {
            ILearner learner = kind.Read(new(item, chosen, utility));
            string plain = item.IsText || item.Optional("name") is not { } named ? learner.Name : ReadName(named);
            string suffix = string.Concat(chosen.Select(setting => $", {setting.Key} {Spoken(setting.Value)}"));
            yield return plain + suffix == learner.Name ? learner : kind.Rename(learner, plain + suffix);
        }
    }

    // Every choice of one value from each list, the last list changing fastest.
    private static IEnumerable<Dictionary<string, JsonField>> Choices(JsonField[] listed)
    {
        IEnumerable<JsonField[]> choices = [[]];
        foreach (JsonField list in listed)
        {
            choices = choices.SelectMany(_ => list.ReadItems(), (before, value) => (JsonField[])[.. before, value]);
        }

        return choices.Select(values => listed.Zip(values).ToDictionary(
            pair => pair.First.Path[(pair.First.Path.LastIndexOf('.') + 1)..], pair => pair.Second, StringComparer.Ordinal));
    }

    private static string Spoken(JsonField value) => value.IsText ? value.ReadText() : value.Quote();

    private static string ReadName(JsonField field)
    {
        string name = field.ReadText();
        bool isFit = name.EnumerateRunes().Count() <= LongestName && name.EnumerateRunes().Any(IsVisible) && !name.EnumerateRunes().Any(IsDisruptive);
        return isFit ? name : throw field.Error($"A name must be 1 to {LongestName} visible characters; got {field.Quote()}. Choose another.");
    }

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    /// <summary>Controls, breaks of lines, and code points that are no characters: they would break tables and pages.</summary>
    private static bool IsDisruptive(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || (rune.Value & 0xFFFE) == 0xFFFE;
}
