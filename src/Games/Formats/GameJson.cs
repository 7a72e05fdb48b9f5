using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Reads and writes games as JSON: <c>mechanisms/normal-form/1</c> and <c>mechanisms/extensive-form/1</c>.</summary>
/// <remarks>
/// Whole numbers up to 2⁵³ are written as JSON numbers, all others as texts such as <c>"1/3"</c>, so that what is read back is equal; decimals are read exactly.
/// A game in normal form lists players with their strategies, and payoffs, shape [player][profile], the last player's strategy fastest. A game tree lists
/// players, information sets (by player, those of chance, with probabilities and without a player, last), outcomes, and nodes level by level, each but the
/// root with its parent and the action that leads to it. Time and memory O(text). Thread-safe.
/// </remarks>
[Reference("nash1950", "games in normal form")]
[Reference("kuhn1953", "games in extensive form")]
public static class GameJson
{
    /// <summary>The format of games in normal form.</summary>
    public const string NormalForm = "mechanisms/normal-form/1";

    /// <summary>The format of game trees.</summary>
    public const string ExtensiveForm = "mechanisms/extensive-form/1";

    private const long LargestNumber = 1L << 53;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a game in normal form, UTF-8.</summary>
    /// <param name="destination">Receives the text; left open.</param>
    /// <param name="game">The game.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Stream destination, NormalFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        WriteObject(destination, NormalForm, game.Title, game.Description, json =>
        {
            json.WriteStartArray("players");
            foreach ((int player, string label) in game.PlayerLabels.Index())
            {
                json.WriteStartObject();
                json.WriteString("label", label);
                WriteTexts(json, "strategies", game.StrategyLabels[player]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("payoffs");
            for (int player = 0; player < game.Players; player++)
            {
                WriteNumbers(json, game.Payoffs.Row(player));
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Writes a game tree, UTF-8.</summary>
    /// <param name="destination">Receives the text; left open.</param>
    /// <param name="game">The game.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Stream destination, ExtensiveFormGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        WriteObject(destination, ExtensiveForm, game.Title, game.Description, json =>
        {
            WriteTexts(json, "players", game.PlayerLabels);
            WriteSets(json, game);
            WriteOutcomes(json, game);
            WriteNodes(json, game);
        });
    }

    /// <summary>Reads a game in normal form.</summary>
    /// <param name="root">The object, as <see cref="JsonText"/> reads it.</param>
    /// <returns>The game with its title and labels.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="root"/> is null.</exception>
    /// <exception cref="DataException">This is no game in this form; the message names the field.</exception>
    public static NormalFormGame ReadNormalForm(JsonField root)
    {
        Begin(root, NormalForm, "players", "payoffs");
        JsonField[] players = [.. RequireSome(root.Required("players"), "player")];
        Sequence<string> labels = players.Select(player => player.RequireNames("label", "strategies").Required("label").ReadText()).ToSequence();
        Sequence<Sequence<string>> strategies = players.Select(player => RequireSome(player.Required("strategies"), "strategy").Select(item => item.ReadText()).ToSequence()).ToSequence();
        double size = strategies.Aggregate(1.0, (product, own) => product * own.Count);
        JsonField payoffs = root.Required("payoffs");
        Sequence<JsonField> rows = payoffs.ReadItems();
        RequireCount(payoffs, rows.Count, players.Length, "lists of payoffs, one per player");
        List<Rational> numbers = [];
        foreach (JsonField row in rows)
        {
            Sequence<JsonField> items = row.ReadItems();
            RequireCount(row, items.Count, size, "payoffs, one per profile");
            numbers.AddRange(items.Select(Number));
        }

        ProfileSpace profiles = new(strategies.Select(own => own.Count).ToSequence());
        return Checked(root, () => NormalFormGame.Create(profiles.Counts.Span, new(players.Length, profiles.Count, numbers.ToArray()))
            .WithTitle(Text(root, "title"), Text(root, "description")).WithLabels(labels, strategies));
    }

    /// <summary>Reads a game tree.</summary>
    /// <param name="root">The object, as <see cref="JsonText"/> reads it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The game with its title and labels.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="root"/> is null.</exception>
    /// <exception cref="DataException">This is no game in this form; the message names the field.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ExtensiveFormGame ReadExtensiveForm(JsonField root, CancellationToken cancellation = default)
    {
        Begin(root, ExtensiveForm, "players", "informationSets", "outcomes", "nodes");
        ExtensiveFormBuilder builder = new([.. RequireSome(root.Required("players"), "player").Select(player => player.ReadText())]);
        int sets = Each(root.Required("informationSets"), set => AddSet(builder, set), cancellation);
        int outcomes = Each(root.Required("outcomes"), outcome => builder.AddOutcome(
            [.. outcome.RequireNames("label", "payoffs").Required("payoffs").ReadItems().Select(Number)], Text(outcome, "label")), cancellation);
        Each(RequireSome(root.Required("nodes"), "node"), node => AddNode(builder, node, sets, outcomes), cancellation);
        return Checked(root, () => builder.Build().WithTitle(Text(root, "title"), Text(root, "description")));
    }

    private static void Begin(JsonField root, string format, params ReadOnlySpan<string> names)
    {
        ArgumentNullException.ThrowIfNull(root);
        root.RequireNames(["$schema", "schema", "title", "description", .. names]);
        JsonField schema = root.Required("schema");
        if (schema.ReadText() != format)
        {
            throw schema.Error($"The format must be \"{format}\"; got {schema.Quote()}. Check the kind of file.");
        }
    }

    private static int AddSet(ExtensiveFormBuilder builder, JsonField set)
    {
        set.RequireNames("player", "label", "actions", "probabilities");
        string[] actions = [.. set.Required("actions").ReadItems().Select(action => action.ReadText())];
        return set.Optional("player") is { } player
            ? set.Optional("probabilities") is { } extra
                ? throw extra.Error("Probabilities are for chance; this set has a player. Remove one of the two.")
                : builder.AddInformationSet((int)player.ReadInteger(0, int.MaxValue), actions, Text(set, "label"))
            : builder.AddChance([.. set.Required("probabilities").ReadItems().Select(Number)], actions, Text(set, "label"));
    }

    private static int AddNode(ExtensiveFormBuilder builder, JsonField node, int sets, int outcomes)
    {
        node.RequireNames("parent", "action", "set", "outcome");
        int Index(string name, int count) => node.Optional(name) is not { } field ? ExtensiveFormGame.None
            : count > 0 ? (int)field.ReadInteger(0, count - 1)
            : throw field.Error("There is none yet that it could name. Leave the field out.");
        int parent = Index("parent", builder.NodeCount);
        int action = Index("action", int.MaxValue);
        if ((parent == ExtensiveFormGame.None) != (action == ExtensiveFormGame.None))
        {
            throw node.Error("A node below another has both parent and action, the first has neither. Name the other field, or leave both out.");
        }

        action = Math.Max(0, action);
        (int set, int outcome) = (Index("set", sets), Index("outcome", outcomes));
        return set == ExtensiveFormGame.None ? builder.AddEnd(outcome, parent, action) : builder.AddMove(set, parent, action, outcome);
    }

    private static int Each(JsonField list, Func<JsonField, int> add, CancellationToken cancellation) => Each(list.ReadItems(), add, cancellation);

    private static int Each(Sequence<JsonField> items, Func<JsonField, int> add, CancellationToken cancellation)
    {
        foreach (JsonField item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            _ = Checked(item, () => add(item));
        }

        return items.Count;
    }

    // What the model refuses is an error of the field.
    private static T Checked<T>(JsonField field, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException and not ObjectDisposedException)
        {
            int suffix = error.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
            throw field.Error(suffix < 0 ? error.Message : error.Message[..suffix], error);
        }
    }

    private static Rational Number(JsonField field)
    {
        if (!field.IsText)
        {
            return field.ReadRational();
        }

        return Rational.TryParse(field.ReadText(), out Rational number) && double.IsFinite(number.ToDouble())
            ? number
            : throw field.Error($"A number must be a fraction such as \"1/3\", within the range of doubles; got {field.Quote()}. Correct it.");
    }

    private static string Text(JsonField parent, string name) => parent.Optional(name)?.ReadText() ?? string.Empty;

    private static Sequence<JsonField> RequireSome(JsonField field, string noun) => field.ReadItems() is { Count: > 0 } items
        ? items
        : throw field.Error($"There must be at least one {noun}; got none. Add one.");

    private static void RequireCount(JsonField field, int count, double required, string noun)
    {
        if (count != required)
        {
            throw field.Error(string.Create(CultureInfo.InvariantCulture, $"There must be {required} {noun}; got {count}. Correct the list."));
        }
    }

    private static void WriteObject(Stream destination, string format, string title, string description, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using (Utf8JsonWriter json = new(destination, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", format);
            json.WriteString("title", title);
            json.WriteString("description", description);
            write(json);
            json.WriteEndObject();
        }

        destination.WriteByte((byte)'\n');
    }

    private static void WriteSets(Utf8JsonWriter json, ExtensiveFormGame game)
    {
        json.WriteStartArray("informationSets");
        foreach (InformationSet set in game.InformationSets)
        {
            json.WriteStartObject();
            if (set.Player != ExtensiveFormGame.Chance)
            {
                json.WriteNumber("player", set.Player);
            }

            json.WriteString("label", set.Label);
            WriteTexts(json, "actions", set.Actions);
            if (set.Player == ExtensiveFormGame.Chance)
            {
                json.WritePropertyName("probabilities");
                WriteNumbers(json, set.Probabilities.Span);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOutcomes(Utf8JsonWriter json, ExtensiveFormGame game)
    {
        json.WriteStartArray("outcomes");
        foreach (TreeOutcome outcome in game.Outcomes)
        {
            json.WriteStartObject();
            json.WriteString("label", outcome.Label);
            json.WritePropertyName("payoffs");
            WriteNumbers(json, outcome.Payoffs.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNodes(Utf8JsonWriter json, ExtensiveFormGame game)
    {
        json.WriteStartArray("nodes");
        for (int node = 0; node < game.NodeCount; node++)
        {
            json.WriteStartObject();
            if (game.Parents[node] is var parent and not ExtensiveFormGame.None)
            {
                json.WriteNumber("parent", parent);
                json.WriteNumber("action", node - game.FirstChildren[parent]);
            }

            WriteIndex(json, "set", game.NodeSets[node]);
            WriteIndex(json, "outcome", game.NodeOutcomes[node]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIndex(Utf8JsonWriter json, string name, int index)
    {
        if (index != ExtensiveFormGame.None)
        {
            json.WriteNumber(name, index);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, Sequence<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, ReadOnlySpan<Rational> numbers)
    {
        json.WriteStartArray();
        foreach (Rational number in numbers)
        {
            if (number.Denominator.IsOne && BigInteger.Abs(number.Numerator) <= LargestNumber)
            {
                json.WriteNumberValue((long)number.Numerator);
            }
            else
            {
                json.WriteStringValue(number.ToString(null, CultureInfo.InvariantCulture));
            }
        }

        json.WriteEndArray();
    }
}
