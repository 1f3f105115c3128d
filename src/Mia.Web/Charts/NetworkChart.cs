namespace Mia.Web.Charts;

/// <summary>
/// People around somebody, who stands in the middle: one slice per sort of person, one ring per closeness, a line that is thicker the
/// more often they meet. Drawn by <c>&lt;mia-network&gt;</c>; the page shows the same people, with the same numbers, as a table.
/// </summary>
/// <param name="Finding">One sentence: what the picture shows.</param>
/// <param name="Slices">Sorts of people.</param>
/// <param name="Nodes">The people.</param>
public sealed record NetworkChart(string Finding, IReadOnlyList<string> Slices, IReadOnlyList<NetworkNode> Nodes)
{
    /// <summary>Words for the rings, the nearest first.</summary>
    public IReadOnlyList<string> Rings { get; init; } = [];

    /// <summary>Word in the middle.</summary>
    public string Middle { get; init; } = "Jag";
}

/// <summary>One of the people.</summary>
/// <param name="Number">Number in the table.</param>
/// <param name="Label">Name.</param>
/// <param name="Slice">Index of the slice.</param>
/// <param name="Ring">1 is nearest.</param>
/// <param name="Strength">0 no contact to 4 daily.</param>
public sealed record NetworkNode(int Number, string Label, int Slice, int Ring, int Strength);

/// <summary>A node and where it stands.</summary>
public readonly record struct PlacedNode(NetworkNode Node, double X, double Y);

/// <summary>A slice that has somebody in it, in degrees clockwise from the top.</summary>
public readonly record struct PlacedSlice(int Index, double From, double To);

/// <summary>Geometry of the picture, in units of its view box.</summary>
public sealed class NetworkLayout
{
    /// <summary>Width and height of the view box.</summary>
    public const double Size = 400;

    /// <summary>The middle.</summary>
    public const double Centre = Size / 2;

    /// <summary>Radius of a node.</summary>
    public const double NodeRadius = 12;

    /// <summary>Radius on which the words of the slices stand.</summary>
    public const double WordRadius = 188;

    /// <summary>With more people than this only their numbers are drawn: names would cover each other.</summary>
    public const int MostNames = 14;

    private const int LongestName = 12, MostPasses = 300;

    // Half the width of a letter, and between the one in the middle and the words of the slices.
    private const double HalfLetter = 3.7, Innermost = 38, Outermost = 168;

    /// <summary>Least share of the circle for a slice, so that its word has room.</summary>
    private const double LeastDegrees = 42;

    /// <summary>Places people. The same people always stand in the same place.</summary>
    public NetworkLayout(NetworkChart chart)
    {
        ShowsNames = chart.Nodes.Count <= MostNames;
        Rings = Math.Max(1, chart.Nodes.Select(n => n.Ring).Append(chart.Rings.Count).Max());
        Slices = Divide(chart);
        var slices = Slices.ToDictionary(s => s.Index);
        Nodes = Spread([.. chart.Nodes.GroupBy(n => (n.Slice, n.Ring)).OrderBy(g => g.Key).SelectMany(group => Place(slices[group.Key.Slice], group.Key.Ring, [.. group]))]);
    }

    /// <summary>Slices that have somebody in them, around the whole circle.</summary>
    public IReadOnlyList<PlacedSlice> Slices { get; }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<PlacedNode> Nodes { get; }

    /// <summary>Number of rings.</summary>
    public int Rings { get; }

    /// <summary>Names are drawn beside the numbers.</summary>
    public bool ShowsNames { get; }

    /// <summary>Radius of a ring, 1 is nearest.</summary>
    public double Radius(int ring) => 62 + (Math.Clamp(ring, 1, Rings) - 1) * (Rings == 1 ? 0 : 104.0 / (Rings - 1));

    /// <summary>A name as it fits beside a node.</summary>
    public static string Shortened(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd() + "…";

    /// <summary>A point on a circle around the middle.</summary>
    public static (double X, double Y) At(double degrees, double radius)
    {
        var angle = degrees * Math.PI / 180;
        return (Centre + radius * Math.Sin(angle), Centre - radius * Math.Cos(angle));
    }

    /// <summary>Path along which the word of a slice is written: upright in the lower half too.</summary>
    public static string WordPath(PlacedSlice slice)
    {
        var middle = (slice.From + slice.To) / 2 % 360;
        var below = middle is > 90 and < 270;
        // Letters stand on the path: below the middle they need the path further out to end in the same ring.
        var radius = below ? WordRadius + 8 : WordRadius;
        var ((x1, y1), (x2, y2)) = (At(below ? slice.To : slice.From, radius), At(below ? slice.From : slice.To, radius));
        var large = slice.To - slice.From > 180 ? 1 : 0;
        return FormattableString.Invariant($"M{x1:0.#} {y1:0.#}A{radius:0.#} {radius:0.#} 0 {large} {(below ? 0 : 1)} {x2:0.#} {y2:0.#}");
    }

    private static List<PlacedSlice> Divide(NetworkChart chart)
    {
        var used = chart.Nodes.GroupBy(n => n.Slice).OrderBy(g => g.Key).Select(g => (Index: g.Key, Weight: g.GroupBy(n => n.Ring).Max(r => r.Count()))).ToList();
        if (used.Count == 0) return [];
        var least = Math.Min(LeastDegrees, 360.0 / used.Count);
        var rest = 360 - least * used.Count;
        var total = used.Sum(u => u.Weight);
        var slices = new List<PlacedSlice>();
        var from = 0.0;
        foreach (var (index, weight) in used)
        {
            var to = from + least + rest * weight / total;
            // A whole circle would have no path for its word.
            slices.Add(new(index, from, Math.Min(to, from + 359.9)));
            from = to;
        }
        return slices;
    }

    private IEnumerable<PlacedNode> Place(PlacedSlice slice, int ring, NetworkNode[] nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            var (x, y) = At(slice.From + (slice.To - slice.From) * (i + 0.5) / nodes.Length, Radius(ring));
            yield return new(nodes[i], x, y);
        }
    }

    /// <summary>
    /// Pushes apart those whose number or name would cover another's, a little at a time. Nobody leaves their slice, and everybody stays nearer to
    /// their own ring than to the next.
    /// </summary>
    private List<PlacedNode> Spread(List<PlacedNode> nodes)
    {
        var slices = Slices.ToDictionary(s => s.Index);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var moved = false;
            for (var i = 1; i < nodes.Count; i++)
            {
                for (var j = 0; j < i; j++) moved |= Part(nodes, i, j);
            }
            if (!moved) break;
            for (var i = 0; i < nodes.Count; i++) nodes[i] = Within(nodes[i], slices[nodes[i].Node.Slice]);
        }
        return nodes;
    }

    private bool Part(List<PlacedNode> nodes, int i, int j)
    {
        var (one, other) = (nodes[i], nodes[j]);
        var (dx, dy) = (HalfWidth(one.Node) + HalfWidth(other.Node) - Math.Abs(one.X - other.X), Height - Math.Abs(one.Y - other.Y));
        if (dx <= 0 || dy <= 0) return false;
        var (x, y) = dx < dy ? ((one.X >= other.X ? 1 : -1) * dx / 2, 0.0) : (0.0, (one.Y >= other.Y ? 1 : -1) * dy / 2);
        nodes[i] = one with { X = one.X + x, Y = one.Y + y };
        nodes[j] = other with { X = other.X - x, Y = other.Y - y };
        return true;
    }

    private PlacedNode Within(PlacedNode placed, PlacedSlice slice)
    {
        var (x, y, own) = (placed.X - Centre, Centre - placed.Y, Radius(placed.Node.Ring));
        var slack = Rings == 1 ? NodeRadius * 2 : 104.0 / (Rings - 1) / 2 - 3;
        var radius = Math.Clamp(Math.Sqrt(x * x + y * y), Math.Max(own - slack, Innermost), Math.Min(own + slack, Outermost));
        var angle = Math.Atan2(x, y) * 180 / Math.PI;
        if (Slices.Count > 1)
        {
            var (middle, half) = ((slice.From + slice.To) / 2, (slice.To - slice.From) / 2);
            var room = half - Math.Min(NodeRadius / radius * 180 / Math.PI, half);
            angle = middle + Math.Clamp(Math.IEEERemainder(angle - middle, 360), -room, room);
        }
        var (toX, toY) = At(angle, radius);
        return placed with { X = toX, Y = toY };
    }

    private double Height => 2 * NodeRadius + (ShowsNames ? 16 : 2);

    private double HalfWidth(NetworkNode node) => Math.Max(NodeRadius + 1, ShowsNames ? Shortened(node.Label).Length * HalfLetter : 0);
}
