namespace Mia.Web.Charts; internal static class Marker;
