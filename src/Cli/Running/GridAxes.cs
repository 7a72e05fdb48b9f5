using System.Text;
using System.Text.Json;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>Finds the settings of an experiment file that list several values, and writes the file of every combination.</summary>
/// <remarks>
/// A list where one value belongs is a list of values to try; where a list belongs, a list of lists is. Lists within the learners' settings make several learners
/// instead, see <see cref="LearnersField{TAny}"/>.
/// </remarks>
internal static class GridAxes
{
    private const int MostCells = 1_000;

    private static readonly string[] NeverListed = ["$schema", "schema", "name", "kind", "description", "seed", "learners", "coalitions", "model"];
    private static readonly string[] NaturalLists = ["means", "start", "checkpoints", "grid", "clickRates", "profile", "weights", "attractions"];
    private static readonly string[] NaturalTables = ["features"];

    /// <summary>Finds the settings, in the order of the file.</summary>
    internal static Sequence<GridAxis> Of(JsonField root)
    {
        List<GridAxis> axes = [];
        Collect(root, axes);
        double cells = axes.Aggregate(1.0, (product, axis) => product * axis.Values.Count);
        return cells <= MostCells ? axes.ToSequence() : throw root.Error(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The settings may list {MostCells} combinations; these list {cells}. Shorten a list, or make several experiments."));
    }

    /// <summary>The file in which each of the settings has one of its values.</summary>
    /// <param name="root">The file.</param>
    /// <param name="chosen">The value of each setting, by its place.</param>
    internal static byte[] Choose(JsonField root, IReadOnlyDictionary<string, JsonField> chosen)
    {
        StringBuilder text = new();
        Write(root, chosen, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Collect(JsonField field, List<GridAxis> axes)
    {
        foreach (JsonField inner in field.ReadFields())
        {
            string name = NameOf(inner);
            if (NeverListed.Contains(name))
            {
                continue;
            }

            if (inner.IsObject)
            {
                Collect(inner, axes);
            }
            else if (inner.IsArray && IsListOfValues(inner, name))
            {
                axes.Add(new(inner.Path, inner.ReadItems()));
            }
        }
    }

    private static bool IsListOfValues(JsonField field, string name)
    {
        Sequence<JsonField> items = field.ReadItems();
        if (NaturalLists.Contains(name))
        {
            return items.Count > 0 && items.All(item => item.IsArray);
        }

        if (NaturalTables.Contains(name))
        {
            return items.Count > 0 && items.All(item => item.IsArray && item.ReadItems().Count > 0 && item.ReadItems().All(row => row.IsArray));
        }

        return items.Count > 0 ? true : throw field.Error("A setting that lists values must list at least one; got none. Add one, or write a single value.");
    }

    private static void Write(JsonField field, IReadOnlyDictionary<string, JsonField> chosen, StringBuilder text)
    {
        if (chosen.TryGetValue(field.Path, out JsonField? value))
        {
            text.Append(value.Quote(int.MaxValue));
        }
        else if (!field.IsObject)
        {
            text.Append(field.Quote(int.MaxValue));
        }
        else
        {
            text.Append('{');
            foreach (JsonField inner in field.ReadFields())
            {
                text.Append(text[^1] == '{' ? "" : ",").Append('"').Append(JsonEncodedText.Encode(NameOf(inner)).Value).Append("\":");
                Write(inner, chosen, text);
            }

            text.Append('}');
        }
    }

    private static string NameOf(JsonField field) => field.Path[(field.Path.LastIndexOf('.') + 1)..];
}
