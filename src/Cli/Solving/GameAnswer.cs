using System.Globalization;
using System.Text.Json;
using Mechanisms.Foundations.Numerics;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>The answer to a question about a game.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Title">What sort of game it is, and its size.</param>
/// <param name="Explanation">What was found and what that proves, in words.</param>
/// <param name="IsComplete">Whether all that the concept asks for is given.</param>
/// <param name="Equilibria">What was found.</param>
internal sealed record GameAnswer(GameQuestion Question, string Title, string Explanation, bool IsComplete, Sequence<FoundEquilibrium> Equilibria) : Answer
{
    private const int MostShown = 20;
    private const int MostLines = 40;

    /// <summary>Gets the value where it is known exactly.</summary>
    internal Rational? ExactValue { get; init; }

    /// <summary>Gets what the iterations are.</summary>
    internal string Unit { get; init; } = "pivot";

    /// <summary>Gets what the listed profiles are.</summary>
    internal string Noun { get; init; } = "equilibrium";

    /// <summary>Gets a value indicating whether the answer is a list of equilibria.</summary>
    internal bool ListsEquilibria { get; init; } = true;

    /// <summary>Gets further lines for a reader: whose, and what.</summary>
    internal IEnumerable<(string Who, string What)> Lines { get; init; } = [];

    /// <summary>Gets the writer of further fields; null for none.</summary>
    internal Action<Utf8JsonWriter>? Tables { get; init; }

    /// <inheritdoc/>
    internal override string Family => "game";

    /// <inheritdoc/>
    protected override string IterationNoun => Unit;

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("concept", Question.Word);
        json.WriteBoolean("complete", IsComplete);
        if (Question.WantsPure)
        {
            json.WriteBoolean("pure", value: true);
        }

        json.WriteString("explanation", Explanation);
        if (ExactValue is { } value)
        {
            json.WriteString("exactValue", value.ToString(null, CultureInfo.InvariantCulture));
        }

        if (ListsEquilibria)
        {
            WriteEquilibria(json);
        }

        Tables?.Invoke(json);
    }

    /// <inheritdoc/>
    protected override void PrintFields(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{Title}[/]");
        console.MarkupLineInterpolated($"status  [bold]{Status}[/]");
        if (ExactValue is { } value)
        {
            console.MarkupLineInterpolated($"value   [bold]{Question.Numbers.Show(value)}[/]");
        }

        foreach ((string who, string what) in Lines)
        {
            console.MarkupLineInterpolated($"{who} {what}");
        }

        foreach ((int index, FoundEquilibrium found) in Equilibria.Take(MostShown).Index())
        {
            console.WriteLine();
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{Noun} {index + 1}: payoffs {string.Join(", ", found.Payoffs.Select(Question.Numbers.Show))}; gain by leaving alone {Question.Numbers.Show(found.Gain)}");
            foreach ((string who, string mixture) in found.Lines.Take(MostLines))
            {
                console.MarkupLineInterpolated($"  {who} {mixture}");
            }

            if (found.Lines.Skip(MostLines).Any())
            {
                console.WriteLine("  … and more; --json gives all.");
            }
        }

        console.WriteLine();
        if (Equilibria.Count > MostShown)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Not shown: {Equilibria.Count - MostShown} more; --json gives all.");
        }

        console.MarkupLineInterpolated($"{Explanation}");
    }

    private void WriteEquilibria(Utf8JsonWriter json)
    {
        json.WriteStartArray("equilibria");
        foreach (FoundEquilibrium found in Equilibria)
        {
            json.WriteStartObject();
            json.WritePropertyName("profile");
            found.WriteProfile(json);
            json.WritePropertyName("payoffs");
            Question.Numbers.Write(json, found.Payoffs);
            json.WritePropertyName("gain");
            Question.Numbers.Write(json, found.Gain);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
