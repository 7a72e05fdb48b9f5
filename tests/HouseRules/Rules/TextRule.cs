using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mechanisms.HouseRules.Rules;

/// <summary>What a text search sees: line ends, regions, open ends, swallowed exceptions, nameless tolerances.</summary>
internal static partial class TextRule
{
    private const string TolerancesFile = "src/Foundations/Numerics/Tolerances.cs";

    /// <summary>Rules for every file.</summary>
    public static IEnumerable<string> Violations(SourceFile file)
    {
        if (file.Text.Contains('\r', StringComparison.Ordinal))
        {
            yield return $"{file.Path} has carriage returns: lines end with LF.";
        }

        foreach (SyntaxTrivia trivia in file.Tree.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
            {
                yield return $"{file.Path} has a region.";
            }

            if (IsComment(trivia) && OpenEnd().IsMatch(trivia.ToString()))
            {
                yield return $"{file.Path} has an open end in a comment: {trivia}";
            }
        }
    }

    /// <summary>Rules for files under <c>src</c>.</summary>
    public static IEnumerable<string> SourceViolations(SourceFile file)
    {
        foreach (CatchDeclarationSyntax clause in file.Tree.DescendantNodes().OfType<CatchDeclarationSyntax>())
        {
            if (clause.Type.ToString() is "Exception" or "System.Exception" && ((CatchClauseSyntax)clause.Parent!).Filter is null)
            {
                yield return $"{file.Path}:{SourceFile.LineOf(clause)}: catches every exception; name the ones expected.";
            }
        }

        foreach (CatchClauseSyntax clause in file.Tree.DescendantNodes().OfType<CatchClauseSyntax>().Where(clause => clause.Declaration is null && clause.Filter is null))
        {
            yield return $"{file.Path}:{SourceFile.LineOf(clause)}: catches every exception; name the ones expected.";
        }

        foreach (LiteralExpressionSyntax literal in file.Tree.DescendantNodes().OfType<LiteralExpressionSyntax>())
        {
            if (file.Path != TolerancesFile && Tolerance().IsMatch(literal.Token.Text) && !IsDocumentedConstant(literal))
            {
                yield return $"{file.Path}:{SourceFile.LineOf(literal)}: the literal {literal.Token.Text} wants a name in Tolerances.";
            }
        }
    }

    // A constant with a meaning of its own, which no tolerance has, may stand where it is used when its docs say why it is that small.
    private static bool IsDocumentedConstant(LiteralExpressionSyntax literal) =>
        literal.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field
        && field.Modifiers.Any(SyntaxKind.ConstKeyword)
        && field.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OpenEnd();

    // One or two digits and a small power of ten: 1e-9, 5E-7, 1.5e-8. Coefficients of series have more digits; limits of range are below 1e-30.
    [GeneratedRegex(@"^\d(\.\d)?[eE]-0*([5-9]|[12]\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tolerance();
}
